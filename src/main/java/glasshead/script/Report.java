package glasshead.script;

import glasshead.analysis.Spread;
import glasshead.engine.ModelInfo;
import glasshead.engine.Recipe;
import glasshead.engine.TokenRow;
import glasshead.experiment.Contrast;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Metric;
import glasshead.experiment.Subject;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An experiment as one HTML page that opens offline: its numbers with where they come from, pictures, and how to get them again.
///
/// @param mark     tells these weights from all others
/// @param version  the program's
/// @param pictures what was on screen
public record Report(Recipe recipe, String mark, String version, List<Picture> pictures) {

    private static final int MOST_ROWS = 500;

    /// A picture on screen.
    public record Picture(String title, byte[] png) {
    }

    public Script page() {
        Experiment experiment = recipe.experiment();
        String title = recipe.model().name() + ": " + (experiment.subject() instanceof Subject.OfSet of ? "the set " + of.set().name()
                : experiment.prompt().written());
        String body = provenance() + numbers() + attribution() + heads() + rows() + seen() + again();
        return new Script("report.html", Html.page(title.length() > 120 ? title.substring(0, 120) + "…" : title, body),
                new LinkedHashMap<>(), List.of());
    }

    private String provenance() {
        Experiment experiment = recipe.experiment();
        ModelInfo model = recipe.model();
        Contrast contrast = experiment.contrast();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Model", model.title()));
        rows.add(List.of("Mark of its weights", mark));
        rows.add(List.of("Weights", experiment.options().rawWeights() ? "raw, as in the file"
                : "LayerNorm folded, writing weights and unembedding centred, as TransformerLens does"));
        if (!recipe.ofSet()) {
            rows.add(List.of("Prompt", experiment.prompt().written()));
            rows.add(List.of("Second prompt", experiment.other().isEmpty() ? "none" : experiment.other().written()));
            rows.add(List.of("Answers", quoted(contrast.answers())));
            rows.add(List.of("Distractors", quoted(contrast.distractors())));
        } else {
            rows.add(List.of("Set", experiment.set().name() + ", " + recipe.rows().size() + " of " + experiment.set().size()
                    + " rows used"));
        }
        rows.add(List.of("Logits read at", contrast.position() == Contrast.LAST ? "the last position" : "position " + contrast.position()));
        rows.add(List.of("BOS", experiment.options().bos() && model.hasBos() ? "in front" : "none"));
        rows.add(List.of("Interventions", experiment.active().isEmpty() ? "none" : experiment.active().stream().map(Object::toString)
                .collect(Collectors.joining("; "))));
        if (recipe.means() != null) {
            rows.add(List.of("Means over", recipe.means().sentence()));
        }
        if (!recipe.references().isEmpty()) {
            rows.add(List.of("Means over", recipe.references().size() + " reference prompts"));
        }
        rows.add(List.of("Computed by", "Glasshead " + version));
        String tokens = recipe.ofSet() ? "" : "<p>" + tokens(recipe.rows().getFirst().row().tokens()) + "</p>\n";
        return Html.section("What was asked", Html.table(List.of(), rows) + tokens);
    }

    private static String tokens(TokenRow row) {
        return Stream.of(row.labels()).map(label -> "<span class=\"token\">" + Html.text(label) + "</span>").collect(
                Collectors.joining(" "));
    }

    private static String quoted(List<String> tokens) {
        return tokens.isEmpty() ? "none" : tokens.stream().map(token -> "“" + token + "”").collect(Collectors.joining(" "));
    }

    private boolean isChanged() {
        return !recipe.experiment().active().isEmpty();
    }

    private String numbers() {
        List<List<String>> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            Spread before = Spread.of(recipe.before(metric));
            if (before.count() > 0) {
                List<String> row = new ArrayList<>(List.of(metric.title(), figure(metric, before)));
                if (isChanged()) {
                    row.add(figure(metric, Spread.of(recipe.after(metric))));
                }
                row.add(metric.unit());
                rows.add(row);
            }
        }
        return Html.section("Numbers", Html.table(isChanged() ? List.of("", "untouched", "with interventions", "unit") : List.of("",
                "value",
                "unit"), rows) + (recipe.ofSet() ? "<p class=\"muted\">Means with their standard errors.</p>\n" : ""));
    }

    /// A share of a set in per cent, and whether so of a prompt; a sign where a number can have either.
    private String figure(Metric metric, Spread spread) {
        if (metric.isShare()) {
            return recipe.ofSet() ? Texts.format("%.1f %%", 100 * spread.mean()) : spread.mean() == 1 ? "yes" : "no";
        }
        String mean = metric == Metric.KL ? Texts.format("%.4f", spread.mean()) : Html.number(spread.mean());
        return mean + (spread.count() < 2 ? "" : Texts.format(" ± %.4f", spread.standardError()));
    }

    private String attribution() {
        return recipe.untouched() == null ? "" : Html.section("Direct logit attribution" + (recipe.ofSet() ? ", in the mean" : ""),
                "<p class=\"muted\">What each part writes by itself towards the answers, in logits; the parts add up to the logit "
                        + "difference. "
                        + "Teal pushes the answers, orange the distractors" + (isChanged() ? "; the outline is the untouched run" : "")
                        + ".</p>\n" + new AttributionBars(recipe.untouched(), isChanged() ? recipe.changed() : null).table());
    }

    private String heads() {
        if (recipe.untouched() == null || recipe.untouched().heads().length == 0) {
            return "";
        }
        double[][] heads = recipe.untouched().heads();
        List<String> head = Stream.concat(Stream.of(""), IntStream.range(0, heads[0].length).mapToObj(i -> "H" + i)).toList();
        List<List<String>> rows = IntStream.range(0, heads.length).mapToObj(layer -> Stream.concat(Stream.of("L" + layer), IntStream.range(
                0,
                heads[layer].length).mapToObj(i -> Texts.format("%+.2f", heads[layer][i]).replace('-', '\u2212'))).toList()).toList();
        return Html.section("Every head, untouched", Html.table(head, rows));
    }

    private String rows() {
        if (!recipe.ofSet()) {
            return "";
        }
        int metric = Metric.LOGIT_DIFFERENCE.ordinal();
        List<List<String>> rows = recipe.rows().stream().limit(MOST_ROWS).map(row -> row(row, metric)).toList();
        String more = recipe.rows().size() > MOST_ROWS ? "<p class=\"muted\">The first " + MOST_ROWS + " of " + recipe.rows().size()
                + " rows.</p>\n" : "";
        List<String> head = List.of("prompt", "answers", "distractors", "untouched", "with interventions");
        return Html.section("Row by row: logit difference", Html.table(isChanged() ? head : head.subList(0, 4), rows) + more);
    }

    private List<String> row(Recipe.Row row, int metric) {
        Example example = row.row().example();
        List<String> cells = List.of(example.prompt().written(), quoted(example.answers()), quoted(example.distractors()), Html.number(row
                .before()[metric]), Html.number(row.after()[metric]));
        return isChanged() ? cells : cells.subList(0, 4);
    }

    private String seen() {
        return pictures.isEmpty() ? "" : Html.section("What was on screen", pictures.stream().map(picture -> "<p><img alt=\"" + Html.text(
                picture.title()) + "\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png()) + "\"></p>\n")
                .collect(
                        Collectors.joining()));
    }

    private String again() {
        Script command = CommandLineText.of(recipe.experiment(), Set.copyOf(recipe.model().vocabulary().texts())::contains);
        String beside = command.files().isEmpty() ? ""
                : "<p class=\"muted\">" + CommandLineText.whyBeside(command) + "; the Python has all of it.</p>\n";
        return Html.section("The same numbers again", "<pre class=\"line\">" + Html.text(command.text()) + "</pre>\n" + beside
                + "<details><summary>Python, for TransformerLens 2</summary><pre>" + Html.text(PythonScript.of(recipe).text())
                + "</pre></details>\n");
    }
}
