package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.dataset.DataSets;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Subject;
import glasshead.experiment.Where;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import glasshead.script.CommandLineText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An exported command line gives the numbers of the session that it was made of; scripts carry them.
class ExportCommandTest {

    private static final String MARY = "When Mary and John went to the store, John gave a drink to";
    private static final String OTHER = "When Mary and John went to the store, Mary gave a drink to";
    private static final Intervention ZERO = Intervention.zero(new Head(2, 4));
    private static final Intervention MEAN = new Intervention(Where.z(new Head(1, 1)), Positions.of(3, Positions.END), new Action.Mean(
            true));
    private static final Intervention DRAWN = new Intervention(Where.z(new Head(0, 2)), Positions.ALL, new Action.CopyReference(7));
    private static final Intervention CUT = new Intervention(Where.head(Site.PATTERN, new Head(1, 0)), Positions.ALL, new Action.Cut(
            Positions.of(Positions.END), Positions.of(2, 4), true));
    private static final Intervention STEERED = new Intervention(Where.layer(Site.RESID_PRE, 2), Positions.of(Positions.END),
            new Action.AddDifference(-0.5, false));

    @TempDir
    private Path folder;

    private Path session(Experiment experiment) throws IOException {
        Path file = folder.resolve("it's a session.glasshead");
        SessionFile.write(file, Shown.first(experiment));
        return file;
    }

    private static Experiment alone(Options options, Intervention... lines) {
        return new Experiment("tiny-english", new Prompt.Text(MARY), new Prompt.Text(OTHER), new Contrast(List.of(" Mary"), List.of(" John",
                "#5"), 13), List.of(lines), options);
    }

    /// The numbers of a run, without the time that it took.
    private static JsonNode run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--json", "-"));
        JsonNode found = Said.by(all.toArray(String[]::new)).json();
        ((com.fasterxml.jackson.databind.node.ObjectNode) found).remove(List.of("milliseconds", "interventions"));
        return found;
    }

    private void givesTheSame(Experiment experiment) throws IOException {
        String[] arguments = CommandLineText.arguments(experiment, String::isEmpty).toArray(String[]::new);
        assertEquals(run("run", "--session", session(experiment).toString()), run(arguments), String.join(" ", arguments));
    }

    @Test
    void aCommandGivesTheSessionsNumbers() throws IOException {
        givesTheSame(alone(Options.DEFAULT));
        givesTheSame(alone(Options.DEFAULT, ZERO, MEAN.at(Positions.of(3, 5)), DRAWN));
        givesTheSame(alone(new Options(false, true, List.of(MARY + " Tom's store", OTHER + " Tom's store")), MEAN.at(Positions.of(3)), ZERO
                .enabled(false), DRAWN));
        givesTheSame(alone(Options.DEFAULT, ZERO, CUT, STEERED));
        givesTheSame(new Experiment("tiny-english", new Prompt.Tokens(List.of(5, 17, 3)), Prompt.NONE, new Contrast(List.of("#4"), List
                .of(), Contrast.LAST), List.of(), Options.DEFAULT));
    }

    @Test
    void aCommandOnASetGivesItsNumbers() throws IOException {
        DataSet shipped = DataSets.named("indirect-object", Set.copyOf(vocabulary())::contains);
        Experiment whole = new Experiment("tiny-english", new Subject.OfSet(shipped, 3, 13), List.of(MEAN.at(Positions.of(3))),
                Options.DEFAULT);
        List<String> arguments = CommandLineText.arguments(whole, Set.copyOf(vocabulary())::contains);
        assertEquals(List.of("set", "indirect-object", "--model", "tiny-english", "--position", "13", "--ablate",
                "L1H1:mean-per-position@3"), arguments);
        Experiment own = whole.withSubject(new Subject.OfSet(new DataSet("mine", shipped.examples().subList(0, 9)), 0, Contrast.LAST));
        Path out = folder.resolve("own.sh");
        Said said = Said.by("export", "command", "--session", session(own).toString(), "--out", out.toString());
        assertEquals(0, said.status(), said.err());
        assertEquals("glasshead set set.json --model tiny-english --ablate L1H1:mean-per-position@3\n", Files.readString(out));
        assertEquals(own.set().examples(), DataSets.read(folder.resolve("set.json")).examples());
    }

    /// No shell takes a circuit of a large model, or a corpus of reference prompts, as an argument.
    @Test
    void whatIsTooLongForACommandLineGoesIntoFilesBeside() throws IOException {
        List<String> references = IntStream.range(0, 150).mapToObj(i -> MARY + "\n" + MARY + " " + i).toList();
        List<Intervention> lines = new ArrayList<>(IntStream.range(0, 400).mapToObj(i -> ZERO.at(Positions.of(i % 14))).toList());
        lines.addAll(List.of(MEAN, CUT));
        Experiment experiment = alone(new Options(true, false, references), lines.toArray(Intervention[]::new));
        Path out = folder.resolve("long.sh");
        String file = session(experiment).toString();
        Said refused = Said.by("export", "command", "--session", file);
        assertEquals("The interventions are too long for a command line; The reference prompts are too long for a command line; it goes "
                + "into a file beside the command: give --out FILE.", refused.err().strip());
        assertEquals(0, Said.by("export", "command", "--session", file, "--out", out.toString()).status());
        String line = Files.readString(out);
        assertTrue(line.contains("--interventions interventions.json --reference-prompts reference-prompts.jsonl"), line);
        assertEquals(run("run", "--session", file), run("run", "--model", "tiny-english", "--prompt", MARY, "--other-prompt", OTHER,
                "--answer", " Mary", "--distractor", " John", "--distractor", "#5", "--position", "13", "--interventions", folder.resolve(
                        "interventions.json").toString(), "--reference-prompts", folder.resolve("reference-prompts.jsonl").toString()));
    }

    private static List<String> vocabulary() {
        try (var engine = new glasshead.engine.InferenceEngine(new glasshead.engine.Models(TinyEnglish.MODELS))) {
            return engine.model("tiny-english", false).vocabulary().texts();
        }
    }

    @Test
    void aScriptSaysWhatWasFound() throws IOException {
        Experiment experiment = alone(Options.DEFAULT, ZERO, CUT);
        Said said = Said.by("export", "python", "--session", session(experiment).toString());
        assertEquals(0, said.status(), said.err());
        JsonNode found = run("run", "--session", session(experiment).toString());
        String figures = String.format(java.util.Locale.ROOT, "%+.4f   %+.4f", found.get("baseline").get("logitDifference").asDouble(),
                found.get("ablated").get("logitDifference").asDouble());
        assertTrue(said.out().contains("    logitDifference        " + figures + "\n"), said.out());
        assertTrue(said.out().contains("def line1(x):  # L1H0 pattern: cut END → 2,4, renormalised"), said.out());
        assertTrue(said.err().contains("transformer_lens 2.16.1"), said.err());
    }

    @Test
    void aNotebookHoldsTheScript() throws IOException {
        Path session = session(alone(Options.DEFAULT, ZERO));
        JsonNode notebook = new ObjectMapper().readTree(Said.by("export", "notebook", "--session", session.toString()).out());
        StringBuilder code = new StringBuilder();
        notebook.get("cells").forEach(cell -> {
            if (cell.get("cell_type").asText().equals("code")) {
                cell.get("source").forEach(line -> code.append(line.asText()));
                assertTrue(cell.get("execution_count").isNull());
            }
        });
        String script = Said.by("export", "python", "--session", session.toString()).out();
        String[] told = script.split("\"\"\"", 3);
        assertEquals(bare(Pattern.compile("(?m)^# %%.*\n").matcher(told[2]).replaceAll("")), bare(code.toString().replace(");", ")")));
        assertTrue(code.toString().contains("model.eval();"), "the cell does not print the model");
        StringBuilder first = new StringBuilder();
        notebook.get("cells").get(0).get("source").forEach(line -> first.append(line.asText()));
        assertEquals("markdown", notebook.get("cells").get(0).get("cell_type").asText());
        assertTrue(bare(first.toString()).contains(bare(told[1])), first.toString());
        assertEquals(4, notebook.get("nbformat").asInt());
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void whatCannotBeWrittenIsToldInASentence() {
        assertEquals(2, Said.by("export", "poem").status());
        Said both = Said.by("export", "python", "--set", "indirect-object", "--prompt", "x");
        assertEquals(2, both.status());
        assertTrue(both.err().startsWith("A set brings its own prompts"), both.err());
    }
}
