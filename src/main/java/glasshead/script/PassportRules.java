package glasshead.script;

import glasshead.analysis.Detector;
import glasshead.experiment.Texts;
import glasshead.scan.HeadMeasure;
import glasshead.script.Passport.ByWeights;
import glasshead.script.Passport.OnCorpus;
import glasshead.script.Passport.Role;
import glasshead.script.Passport.SetEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The rules by which a role is proposed, and by which figures contradict each other. Each limit is a convention, and is said with the
/// role.
final class PassportRules {

    private static final double MOST = 0.5;
    private static final double MUCH = 0.4;
    private static final double LITTLE = 0.1;
    private static final double NEARLY_ALL = 0.9;
    private static final int ENOUGH = 10;

    private PassportRules() {}

    static List<Role> roles(Passport passport) {
        List<Role> roles = new ArrayList<>();
        byDetector(roles, passport, Detector.PREVIOUS, "previous-token head", MOST);
        byDetector(roles, passport, Detector.INDUCTION, "induction head", MUCH);
        byDetector(roles, passport, Detector.DUPLICATE, "duplicate-token head", MUCH);
        byDetector(roles, passport, Detector.CURRENT, "current-token head", MOST);
        byDetector(roles, passport, Detector.FIRST, "head that rests on the first token", MOST);
        ByWeights weights = passport.weights();
        if (weights != null && weights.copying() >= MOST) {
            roles.add(new Role("copying head", Texts.format("copying score by eigenvalues at least %.1f", MOST), Texts.format("%.2f",
                    weights
                            .copying())));
        }
        if (weights != null && weights.copying() <= -MOST) {
            roles.add(new Role("copy-suppressing head", Texts.format("copying score by eigenvalues at most -%.1f", MOST), Texts.format(
                    "%.2f", weights.copying())));
        }
        bySingleToken(roles, passport);
        return roles;
    }

    /// A neuron that is strongest at one token, wherever that stands.
    private static void bySingleToken(List<Role> roles, Passport passport) {
        OnCorpus corpus = passport.corpus();
        if (passport.tokens() == null || corpus == null || corpus.examples().size() < ENOUGH) {
            return;
        }
        Map<String, Long> peaks = corpus.examples().stream().collect(Collectors.groupingBy(Passport.Shown::at, Collectors.counting()));
        peaks.forEach((token, count) -> {
            if (count >= NEARLY_ALL * corpus.examples().size()) {
                roles.add(new Role("single-token neuron", Texts.format("at least %.0f %% of %d or more strongest examples are at the same "
                        + "token", 100 * NEARLY_ALL, ENOUGH), Texts.format("%d of %d at %s", count, corpus.examples().size(), token)));
            }
        });
    }

    private static void byDetector(List<Role> roles, Passport passport, Detector detector, String name, double limit) {
        double score = passport.detectors().getOrDefault(detector, Double.NaN);
        if (score >= limit) {
            roles.add(new Role(name, Texts.format("%s on random repeated tokens at least %.1f", detector.meaning(), limit), Texts.format(
                    "%.2f", score)));
        }
    }

    static List<String> contradictions(Passport passport) {
        List<String> found = new ArrayList<>();
        ByWeights weights = passport.weights();
        for (SetEffect set : passport.sets()) {
            boolean against = set.attribution() + 2 * set.attributionError() < 0;
            boolean towards = set.attribution() - 2 * set.attributionError() > 0;
            if (weights != null && weights.copying() >= MOST && against) {
                found.add(Texts.format("It copies by its weights (%.2f), and on %s it pushes against the answer (%.3f directly).", weights
                        .copying(), set.set(), set.attribution()));
            }
            if (weights != null && weights.copying() <= -MOST && towards) {
                found.add(Texts.format("It suppresses copies by its weights (%.2f), and on %s it pushes towards the answer (%.3f "
                        + "directly).",
                        weights.copying(), set.set(), set.attribution()));
            }
            if (towards && set.from() > 0 || against && set.to() < 0) {
                found.add(Texts.format("On %s it adds %.3f directly, and without it the logit difference changes by %+.3f: other "
                        + "parts make up for more than it gave, or what it does is not direct.", set.set(), set.attribution(), set
                                .change()));
            }
        }
        onText(found, passport, Detector.INDUCTION, HeadMeasure.INDUCTION);
        onText(found, passport, Detector.PREVIOUS, HeadMeasure.PREVIOUS);
        onText(found, passport, Detector.DUPLICATE, HeadMeasure.DUPLICATE);
        return found;
    }

    private static void onText(List<String> found, Passport passport, Detector detector, HeadMeasure measure) {
        OnCorpus corpus = passport.corpus();
        double random = passport.detectors().getOrDefault(detector, Double.NaN);
        double text = corpus == null ? Double.NaN : corpus.means().getOrDefault(measure, Double.NaN);
        if (random >= MUCH && text < LITTLE || text >= MUCH && random < LITTLE) {
            found.add(Texts.format("%s attention is %.2f on random repeated tokens and %.2f on the corpus.", detector.label(),
                    random, text));
        }
    }
}
