package glasshead.script;

import glasshead.experiment.Texts;
import glasshead.scan.PartStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What stands in a passport, in words and tables, in the order of the page: what contradicts itself first.
public final class PassportSections {

    /// @param sentences above the table
    /// @param head      names of the table's columns; none where there is no table
    public record Section(String title, List<String> sentences, List<String> head, List<List<String>> rows) {
    }

    /// Title of the section that is first, where there is one.
    public static final String CONTRADICTIONS = "What contradicts itself";

    private final List<Section> sections = new ArrayList<>();

    private PassportSections() {}

    public static List<Section> of(Passport passport) {
        PassportSections all = new PassportSections();
        if (!passport.contradictions().isEmpty()) {
            all.sections.add(new Section(CONTRADICTIONS, passport.contradictions().stream().map(PassportSections::signed).toList(), List
                    .of(), List.of()));
        }
        List<Passport.Role> roles = passport.roles();
        if (roles.isEmpty()) {
            all.sections.add(new Section("What it may be called", List.of("No rule is met, so no role is proposed."), List.of(), List
                    .of()));
        }
        all.table("What it may be called", List.of("role", "rule", "evidence"), roles.stream().map(role -> List.of(role.name(), signed(role
                .rule()), signed(role.evidence()))).toList());
        all.table("Detectors, on random tokens that are repeated", List.of("detector", "attention"), passport.detectors().entrySet()
                .stream().map(each -> List.of(each.getKey().label(), number(each.getValue()))).toList());
        all.table("How that came about in training", List.of("detector", "half of its largest score at step", "score by step"),
                passport.training().stream().map(each -> List.of(each.detector().label(), Texts.format("%d", each.half()), bySteps(each)))
                        .toList());
        if (passport.tokens() != null) {
            all.table("Next tokens by its weights", List.of("raises", "lowers", "answers to"), List.of(List.of(String.join(" ", passport
                    .tokens().raised()), String.join(" ", passport.tokens().lowered()), String.join(" ", passport.tokens().answersTo()))));
        }
        all.weights(passport.weights());
        all.table("Heads it composes with most", List.of("kind", "how", "score", "unrelated matrices"), passport.partners().stream().map(
                each -> List.of(each.kind(), (each.reads() ? "reads " : "is read by ") + each.with(), number(each.score()), number(each
                        .random()))).toList());
        all.ablation(passport.sets());
        all.corpus(passport.corpus());
        return List.copyOf(all.sections);
    }

    /// What it adds directly is known of heads alone.
    private void ablation(List<Passport.SetEffect> sets) {
        boolean direct = sets.stream().anyMatch(each -> !Double.isNaN(each.attribution()));
        List<String> head = new ArrayList<>(List.of("set", "rows", "logit difference", "change", "95 % interval"));
        if (direct) {
            head.add("direct");
        }
        table("What ablating it (zero) does", head, sets.stream().map(each -> row(each).subList(0, head.size())).toList());
    }

    private static List<String> row(Passport.SetEffect of) {
        return List.of(of.set(), Texts.format("%d", of.rows()), number(of.before()), number(of.change()), number(of.from()) + " to "
                + number(of.to()), number(of.attribution()) + " ± " + number(of.attributionError()));
    }

    private static String bySteps(Passport.InTraining of) {
        return IntStream.range(0, of.steps().size()).mapToObj(i -> Texts.format("%d: %.2f", of.steps().get(i), of.scores().get(i))).collect(
                Collectors.joining(", "));
    }

    private void weights(Passport.@Nullable ByWeights weights) {
        if (weights != null) {
            table("By its weights", List.of("copying score by eigenvalues", "share of names copied", "norm of W_V W_O",
                    "norm of W_Q W_K^T"), List.of(List.of(number(weights.copying()), number(weights.namesCopied()), number(weights
                            .ovNorm()), number(weights.qkNorm()))));
            table("In words", List.of("word", "looked at, it raises", "as a query, it looks for"), weights.words().stream().map(
                    word -> List.of(word.word(), String.join(" ", word.raised()), String.join(" ", word.sought()))).toList());
        }
    }

    private void corpus(Passport.@Nullable OnCorpus corpus) {
        if (corpus == null) {
            return;
        }
        table("On the corpus", List.of("measure", "mean"), corpus.means().entrySet().stream().map(each -> List.of(each.getKey().label(),
                number(each.getValue()))).toList());
        if (corpus.means().isEmpty()) {
            values(corpus.statistics());
        }
        table("Strongest examples", List.of("value", "text", "where", "looks at"), corpus.examples().stream().map(
                each -> List.of(number(each.value()), Texts.format("%d", each.text()), each.before() + "[" + each.at() + "]" + each.after(),
                        each.key())).toList());
    }

    /// Of a head they are of its strongest edges alone, and its means say more.
    private void values(PartStatistics of) {
        table("Values on the corpus", List.of("tokens", "above zero", "mean", "standard deviation", "skew", "median", "99 % below",
                "largest"), List.of(List.of(Texts.format("%d", of.tokens()), Texts.format("%.1f %%", 100 * of.aboveZero()), number(of
                        .mean()), number(Math.sqrt(of.variance())), number(of.skew()), quantile(of, 0.5), quantile(of, 0.99), number(of
                                .largest()))));
    }

    /// A bin of the histogram may reach further than its values do.
    private static String quantile(PartStatistics of, double share) {
        return number(Math.min(of.largest(), of.histogram().quantile(share)));
    }

    private void table(String title, List<String> head, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            sections.add(new Section(title, List.of(), head, rows));
        }
    }

    /// With minus signs as in the tables.
    private static String signed(String sentence) {
        return sentence.replaceAll("(?<![\\w-])-(?=\\d)", "−");
    }

    private static String number(double value) {
        String written = Texts.format("%.3f", value);
        return Double.isNaN(value) ? "" : written.equals("-0.000") ? "0.000" : written.replace('-', '−');
    }
}
