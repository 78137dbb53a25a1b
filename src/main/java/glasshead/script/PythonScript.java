package glasshead.script;

import glasshead.analysis.Spread;
import glasshead.engine.Recipe;
import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Site;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An experiment as a short script for TransformerLens 2 that computes the same numbers: every [Metric] of the prompt, or of each row of a
/// set with mean and standard error, untouched and with the interventions as hooks.
///
/// Prompts stand in it as token ids, so that no tokenizer has a say. It is cut into cells by `# %%`, as editors know them.
public final class PythonScript {

    static final String CELL = "# %%";
    private static final String VERSION = "2.16.1";

    private final Recipe recipe;
    private final Experiment experiment;
    private final List<Intervention> active;
    private final List<PythonEdit> edits;
    /// Of several the last counts.
    private final @Nullable PythonCircuit circuit;
    /// What the script can't say.
    private final List<Intervention> missing;

    private PythonScript(Recipe recipe) {
        this.recipe = recipe;
        experiment = recipe.experiment();
        active = experiment.active();
        edits = IntStream.range(0, active.size()).mapToObj(number -> new PythonEdit(number, active.get(number), recipe.ofSet(), !recipe
                .files().hasMlp())).filter(PythonEdit::isHook).filter(edit -> !isFromCorpus(edit.line())).sorted(Comparator.comparingInt(
                        PythonScript::order)).toList();
        circuit = active.stream().filter(line -> line.action() instanceof Action.KeepOnly).reduce((_, last) -> last).map(
                line -> new PythonCircuit(line, recipe.files())).orElse(null);
        missing = active.stream().filter(this::isFromCorpus).toList();
    }

    /// Means over a corpus are numbers that the script does not have.
    private boolean isFromCorpus(Intervention line) {
        return recipe.means() != null && line.action() instanceof Action.Mean;
    }

    /// Without an MLP two of our sites are one in TransformerLens; what comes first in the block must act first.
    private static int order(PythonEdit edit) {
        return edit.attnOnly() && edit.line().where().site() == Site.RESID_POST ? 1 : 0;
    }

    private boolean isChanged() {
        return !edits.isEmpty() || circuit != null;
    }

    public static Script of(Recipe recipe) {
        PythonScript script = new PythonScript(recipe);
        return new Script("experiment.py", script.text(), new LinkedHashMap<>(), script.remarks());
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("It needs torch and transformer_lens " + VERSION + ": pip install torch transformer_lens==" + VERSION + ".");
        remarks.add(new PythonModel(recipe.files(), false).isByName() ? "TransformerLens gets the model from the hub."
                : "The model's files are read from " + recipe.files().folder() + "; change FOLDER where they are elsewhere.");
        missing.forEach(line -> remarks.add("Not in it, because its means are over a corpus: " + line
                + ". Its numbers are those without."));
        long leftOut = recipe.rows().stream().filter(row -> !row.leftOut().isEmpty()).count();
        if (leftOut > 0) {
            remarks.add(Texts.format("In %d of %d rows the interventions can't be made; they are left out there.", leftOut, recipe.rows()
                    .size()));
        }
        int unread = experiment.set().size() - recipe.rows().size();
        if (unread > 0) {
            remarks.add(Texts.format("%d rows of the set can't be used and are not in it.", unread));
        }
        return remarks;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(Python.joined(head(), ""));
        cell(text, "The model", new PythonModel(recipe.files(), experiment.options().rawWeights()).lines());
        cell(text, recipe.ofSet() ? "The set, as token ids" : "The prompt, as token ids", rows());
        if (isChanged()) {
            cell(text, "The interventions, as hooks", hooks());
        }
        cell(text, "The numbers", numbers());
        return text.toString();
    }

    private static void cell(StringBuilder text, String title, List<String> lines) {
        text.append('\n').append(CELL).append(' ').append(title).append('\n').append(Python.joined(lines, ""));
    }

    private List<String> head() {
        List<String> lines = new ArrayList<>();
        lines.add("\"\"\"" + Python.comment(title()).replace("\"", "'") + ".");
        lines.add("");
        missing.forEach(line -> lines.add("NOT IN THIS SCRIPT, because its means are over a corpus: " + Python.comment(line.toString())
                .replace("\"", "'")));
        lines.add("Written by Glasshead, which found" + (missing.isEmpty() ? ":" : ", with that too:"));
        lines.addAll(found());
        lines.add("\"\"\"");
        List<String> imports = new ArrayList<>(new PythonModel(recipe.files(), experiment.options().rawWeights()).imports());
        if (isChanged()) {
            imports.addFirst("from functools import cache");
        }
        lines.addAll(imports.getFirst().isEmpty() ? imports.subList(1, imports.size()) : imports);
        lines.add("");
        lines.add("torch.set_grad_enabled(False)");
        return lines;
    }

    private String title() {
        Contrast contrast = experiment.contrast();
        String question = contrast.answers().isEmpty() && contrast.distractors().isEmpty() ? "" : ": " + String.join(",", contrast
                .answers()) + " against " + String.join(",", contrast.distractors());
        return recipe.model().name() + " on " + (recipe.ofSet() ? "the set " + experiment.set().name() : experiment.prompt().written()
                + question);
    }

    private List<String> found() {
        List<String> lines = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            Spread before = Spread.of(recipe.before(metric));
            if (before.count() > 0) {
                lines.add(Texts.format("    %-22s %s%s", metric.key(), figure(before), active.isEmpty() ? "" : "   " + figure(Spread.of(
                        recipe.after(metric)))));
            }
        }
        return lines;
    }

    private static String figure(Spread spread) {
        return Texts.format("%+.4f", spread.mean()) + (spread.count() < 2 ? "" : Texts.format(" ± %.4f", spread.standardError()));
    }

    private List<String> rows() {
        List<String> lines = new ArrayList<>();
        if (!recipe.ofSet()) {
            lines.add("# " + Python.comment(experiment.prompt().written()));
        }
        lines.add("ROWS = [");
        recipe.rows().forEach(row -> lines.add("    " + row(row) + ","));
        lines.add("]");
        if (!recipe.references().isEmpty()) {
            lines.add("# the prompts that means are taken over");
            lines.add("REFERENCES = (");
            recipe.references().forEach(each -> lines.add("    " + Python.tuple(each.ids()) + ","));
            lines.add(")");
        }
        return lines;
    }

    private String row(Recipe.Row row) {
        StringBuilder text = new StringBuilder("{\"prompt\": ").append(Python.tuple(row.row().tokens().ids()));
        if (row.row().hasOther()) {
            text.append(", \"other\": ").append(Python.tuple(row.row().other().ids()));
        }
        text.append(", \"answers\": ").append(Python.list(row.row().contrast().answers())).append(", \"distractors\": ").append(Python.list(
                row.row().contrast().distractors())).append(", \"position\": ").append(row.row().contrast().position());
        for (String column : columns()) {
            text.append(", ").append(Python.text(column)).append(": ").append(Python.text(row.row().example().column(column)));
        }
        String drawn = IntStream.range(0, row.drawn().size()).filter(line -> row.drawn().get(line).length() > 0).mapToObj(line -> line
                + ": " + Python.tuple(row.drawn().get(line).ids())).collect(Collectors.joining(", "));
        if (!drawn.isEmpty()) {
            text.append(", \"drawn\": {").append(drawn).append("}");
        }
        if (!row.leftOut().isEmpty()) {
            text.append(", \"left_out\": ").append(Python.text(row.leftOut()));
        }
        return text.append("}").toString();
    }

    /// Those that means are taken by.
    private Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        active.forEach(line -> {
            if (line.action() instanceof Action.Mean mean && !mean.by().isEmpty()) {
                columns.add(mean.by());
            }
        });
        return columns;
    }

    private List<String> hooks() {
        List<String> lines = new ArrayList<>();
        Set<String> sites = new TreeSet<>();
        edits.forEach(edit -> sites.addAll(edit.reads()));
        if (circuit != null) {
            sites.addAll(circuit.reads());
        }
        lines.addAll(PythonHelpers.of(active, sites, recipe.ofSet(), experiment.options().bos() && recipe.model().hasBos(), recipe.files()
                .hasLayerNorm()));
        if (circuit != null) {
            lines.addAll(circuit.lines());
        }
        lines.add("def hooks(row):");
        lines.add("    ids, other = row[\"prompt\"], row.get(\"other\", ())");
        lines.add("    n, m = len(ids), len(other)");
        for (PythonEdit edit : edits) {
            lines.add("");
            edit.function().forEach(each -> lines.add("    " + each));
        }
        lines.add("");
        String pairs = "[" + edits.stream().map(PythonScript::pair).collect(Collectors.joining(", ")) + "]";
        lines.add("    return " + (circuit == null ? pairs : (edits.isEmpty() ? "" : pairs + " + ") + circuit.call()));
        return lines;
    }

    private static String pair(PythonEdit edit) {
        return "(" + Python.text(edit.site()) + ", hook(line" + edit.number() + "))";
    }

    private List<String> numbers() {
        return PythonHelpers.numbers(isChanged()).lines().toList();
    }
}
