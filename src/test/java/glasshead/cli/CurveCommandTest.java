package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.Timeline;
import glasshead.engine.Answers;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.engine.TrainingCurve;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Metric;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A question over the shipped training of attn-only-2l.
class CurveCommandTest {

    private static final Models MODELS = new Models(Path.of("models"));
    private static final List<Integer> STEPS = Timeline.read(Path.of("models/attn-only-2l")).steps();
    private static final List<String> ASKED = List.of("--prompt", "Mary book red Mary", "--answer", " book", "--distractor", " red",
            "--ablate", "L1H0:zero", "--ablate", "L0H1:mean");

    @TempDir
    private Path folder;

    private static Said say(String command, List<String> asked, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(asked);
        all.addAll(Arrays.asList(more));
        return Said.on(() -> MODELS, all.toArray(String[]::new));
    }

    /// Each metric that `run` tells.
    @Test
    void aPointIsWhatARunOfThatStepGives() throws IOException {
        JsonNode curve = say("curve", ASKED, "--model", "attn-only-2l", "--json", "-").json();
        assertEquals(STEPS.toString().replace(" ", ""), curve.get("steps").toString());
        assertEquals(STEPS.size(), curve.get("points").size());
        for (int index : new int[] {0, 7, STEPS.size() - 1}) {
            JsonNode point = curve.get("points").get(index);
            assertEquals(STEPS.get(index), point.get("step").asInt());
            JsonNode run = say("run", ASKED, "--model", "attn-only-2l@" + STEPS.get(index), "--json", "-").json();
            for (String each : List.of("baseline", "ablated")) {
                assertEquals(run.get(each).get("logitDifference").asDouble(), point.get(each).get("logitDifference").asDouble(), 1e-6);
            }
            assertEquals(run.get("kl").asDouble(), point.get("ablated").get("kl").asDouble(), 1e-6);
        }
    }

    @Test
    void aPointOfASetIsWhatTheSetGives() throws IOException {
        Path set = folder.resolve("names.csv");
        Files.writeString(set, """
                clean,corrupted,answer,distractor
                Mary book red Mary,Mary book red Anna, book, red
                Tom red book Tom,Tom red book Anna, red, book
                Mary red,Mary book, Mary, Tom
                """);
        List<String> asked = List.of("--ablate", "L1H0:zero", "--model");
        JsonNode point = say("curve", asked, "attn-only-2l", "--set", set.toString(), "--json", "-").json().get("points").get(5);
        JsonNode alone = say("set", asked, "attn-only-2l@" + point.get("step"), set.toString(), "--json", "-").json();
        for (String each : List.of("baseline", "ablated")) {
            for (Metric metric : List.of(Metric.LOGIT_DIFFERENCE, Metric.PROBABILITY_DIFFERENCE, Metric.LOG_PROBABILITY)) {
                JsonNode found = point.get(each).get(metric.key());
                assertEquals(alone.get(each).get(metric.key()).get("mean").asDouble(), found.get("mean").asDouble(), 1e-6);
                assertEquals(alone.get(each).get(metric.key()).get("standardError").asDouble(), found.get("standardError").asDouble(),
                        1e-6);
                assertEquals(3, found.get("prompts").asInt());
            }
            assertEquals(alone.get(each).get("accuracy").asDouble(), point.get(each).get("accuracy").get("mean").asDouble(), 1e-6);
        }
    }

    @Test
    void csvIsTheMetricThatWasAskedFor() throws IOException {
        Path csv = folder.resolve("curve.csv");
        JsonNode points = say("curve", ASKED, "--model", "attn-only-2l@" + STEPS.get(1), "--metric", "kl", "--csv", csv.toString(),
                "--json", "-").json().get("points");
        List<String> lines = Files.readAllLines(csv);
        assertEquals("step,untouched,with interventions", lines.getFirst());
        assertEquals(1 + STEPS.size(), lines.size());
        assertEquals(STEPS.get(1) + ",0.0," + points.get(1).get("ablated").get("kl"), lines.get(2));
        Said printed = say("curve", ASKED, "--model", "attn-only-2l", "--metric", "kl");
        assertTrue(printed.out().startsWith("KL from the untouched run (nats) over the training of attn-only-2l, " + STEPS.size() + " of "
                + STEPS.size() + " steps"), printed.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--model attn-only-0l|brings no weights from its training", "--model attn-only-2l --metric loss|no metric",
        "--model none|no model 'none'", "--model attn-only-2l --json - --csv -|one of --json - and --csv -"})
    void refusesInOneSentence(String asked) {
        String[] parts = asked.split("\\|", 2);
        Said said = say("curve", ASKED, parts[0].split(" "));
        assertEquals(2, said.status());
        assertEquals("", said.out());
        assertTrue(said.err().contains(parts[1]), said.err());
        assertEquals(1, said.err().lines().count(), said.err());
    }

    private static TrainingCurve empty() {
        return TrainingCurve.begin(new Experiment("attn-only-2l", new Prompt.Text("Mary book red Mary"), Prompt.NONE, new Contrast(List.of(
                " book"), List.of(" red"), Contrast.LAST), List.of(), Options.DEFAULT), MODELS).orElseThrow();
    }

    private static CurveCommand.Run run(Answers answers, BooleanSupplier stopped) {
        CurveCommand.Run run = new CurveCommand.Run(answers, empty());
        PrintWriter err = new PrintWriter(new StringWriter());
        run.all(new Progress(err), err, stopped);
        return run;
    }

    @Test
    void stoppedItKeepsWhatIsThere() {
        try (InferenceEngine engine = new InferenceEngine(MODELS)) {
            List<Question<?>> asked = new ArrayList<>();
            TrainingCurve curve = run(new Answers() {
                @Override
                public <R> R answer(Question<R> question, Consumer<R> soFar, BooleanSupplier cancelled) {
                    asked.add(question);
                    if (asked.size() == 3) {
                        throw new CancellationException("in the midst of the third");
                    }
                    return engine.answer(question, soFar, cancelled);
                }
            }, () -> asked.size() > 2).curve();
            assertEquals(2, curve.points().size());
            assertFalse(curve.isWhole());
            JsonNode written = new CurveReport(curve, Metric.LOGIT_DIFFERENCE).json();
            assertEquals(2, written.get("points").size());
            assertNull(written.get("points").get(0).get("ablated"), "nothing was changed");
        }
    }

    @Test
    void aStepThatCantBeReadIsNamed() {
        BadInput told = assertThrows(BadInput.class, () -> run(new Answers() {
            @Override
            public <R> R answer(Question<R> question, Consumer<R> soFar, BooleanSupplier cancelled) {
                throw new BadInput("The file is cut off.");
            }
        }, () -> false));
        assertEquals("Step 0: The file is cut off.", Objects.requireNonNull(told.getMessage()));
    }

    @Test
    void aStepThatCantBeReadLeavesWhatCameBefore() throws IOException {
        Path models = folder.resolve("models");
        Path model = models.resolve("attn-only-2l");
        Files.createDirectories(models);
        Path shipped = Path.of("models/attn-only-2l");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, model.resolve(shipped.relativize(file).toString()));
            }
        }
        Files.writeString(Timeline.file(model, STEPS.get(2)), "no weights");
        Path json = folder.resolve("curve.json");
        List<String> all = new ArrayList<>(List.of("curve", "--model", "attn-only-2l", "--json", json.toString()));
        all.addAll(ASKED);
        Said said = Said.on(() -> new Models(models), all.toArray(String[]::new));
        assertEquals(2, said.status());
        assertTrue(said.err().startsWith("Step " + STEPS.get(2) + ": "), said.err());
        assertEquals(2, new ObjectMapper().readTree(json.toFile()).get("points").size());
    }
}
