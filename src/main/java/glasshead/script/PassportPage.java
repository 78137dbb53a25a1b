package glasshead.script;

import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A passport as one HTML page that opens offline: what contradicts itself first.
public final class PassportPage {

    private PassportPage() {}

    public static String of(Passport passport) {
        StringBuilder body = new StringBuilder();
        list(body, "What contradicts itself", passport.contradictions());
        List<Passport.Role> roles = passport.roles();
        section(body, "What it may be called", List.of("role", "rule", "evidence"), roles.stream().map(role -> List.of(role.name(), role
                .rule(), role.evidence())).toList());
        if (roles.isEmpty()) {
            body.append("<p>No rule is met, so no role is proposed.</p>\n");
        }
        section(body, "Detectors, on random tokens that are repeated", List.of("detector", "attention"), passport.detectors().entrySet()
                .stream().map(each -> List.of(each.getKey().label(), number(each.getValue()))).toList());
        section(body, "How that came about in training", List.of("detector", "half of its largest score at step", "score by step"),
                passport.training().stream().map(each -> List.of(each.detector().label(), Texts.format("%d", each.half()), bySteps(each)))
                        .toList());
        if (passport.tokens() != null) {
            section(body, "Next tokens by its weights", List.of("raises", "lowers", "answers to"), List.of(List.of(String.join(" ", passport
                    .tokens().raised()), String.join(" ", passport.tokens().lowered()), String.join(" ", passport.tokens().answersTo()))));
        }
        weights(body, passport.weights());
        section(body, "Heads it composes with most", List.of("kind", "how", "score", "unrelated matrices"), passport.partners().stream()
                .map(each -> List.of(each.kind(), (each.reads() ? "reads " : "is read by ") + each.with(), number(each.score()), number(each
                        .random()))).toList());
        section(body, "What ablating it (zero) does", List.of("set", "rows", "logit difference", "change", "95 % interval", "direct"),
                passport
                        .sets().stream().map(each -> List.of(each.set(), Texts.format("%d", each.rows()), number(each.before()), number(each
                                .change()),
                                number(each.from()) + " to " + number(each.to()), Double.isNaN(each.attribution()) ? "" : number(each
                                        .attribution())
                                        + " ± " + number(each.attributionError()))).toList());
        corpus(body, passport.corpus());
        return Html.page(passport.part() + " of " + passport.model(), body.toString());
    }

    private static String bySteps(Passport.InTraining of) {
        return IntStream.range(0, of.steps().size()).mapToObj(i -> Texts.format("%d: %.2f", of.steps().get(i), of.scores().get(i))).collect(
                Collectors.joining(", "));
    }

    private static void weights(StringBuilder body, Passport.@Nullable ByWeights weights) {
        if (weights != null) {
            section(body, "By its weights", List.of("copying score by eigenvalues", "share of names copied", "norm of W_V W_O",
                    "norm of W_Q W_K^T"), List.of(List.of(number(weights.copying()), number(weights.namesCopied()), number(weights
                            .ovNorm()),
                            number(weights.qkNorm()))));
            section(body, "In words", List.of("word", "looked at, it raises", "as a query, it looks for"), weights.words().stream().map(
                    word -> List.of(word.word(), String.join(" ", word.raised()), String.join(" ", word.sought()))).toList());
        }
    }

    private static void corpus(StringBuilder body, Passport.@Nullable OnCorpus corpus) {
        if (corpus == null) {
            return;
        }
        section(body, "On the corpus", List.of("measure", "mean"), corpus.means().entrySet().stream().map(each -> List.of(each.getKey()
                .label(), number(each.getValue()))).toList());
        List<List<String>> rows = new ArrayList<>();
        corpus.examples().forEach(each -> rows.add(List.of(number(each.value()), Texts.format("%d", each.text()), each.before() + "[" + each
                .at() + "]" + each.after(), each.key())));
        section(body, "Strongest examples", List.of("value", "text", "where", "looks at"), rows);
    }

    private static void section(StringBuilder body, String title, List<String> head, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            body.append(Html.section(title, Html.table(head, rows)));
        }
    }

    private static void list(StringBuilder body, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            StringBuilder items = new StringBuilder("<ul>");
            sentences.forEach(each -> items.append("<li>").append(Html.text(each)).append("</li>"));
            body.append(Html.section(title, items.append("</ul>").toString()));
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Texts.format("%.3f", value);
    }
}
