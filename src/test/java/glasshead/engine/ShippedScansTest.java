package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.scan.Occurrence;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.scan.ScanShelf;
import glasshead.scan.TextWindow;
import glasshead.training.SampleTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scans that come with models, against running each text by itself and looking at every token.
class ShippedScansTest {

    private static final int TOP = 10;
    private static final double NEAR = 1e-4;
    private static final String PATTERNS = "blocks.*.attn.hook_pattern";

    private final InferenceEngine engine = new InferenceEngine(new Models(TestModels.SHIPPED));
    private final Map<String, List<Found>> best = new HashMap<>();

    /// @param around the tokens beside it
    private record Found(float value, int text, int position, String around) {
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /// A model that is trained again needs a scan of its new weights: `scan --merge-near-duplicates --means usual --model NAME
    /// --out FILE`.
    private ScanShelf.Kept brought(String model) {
        List<ScanShelf.Kept> kept = engine.answer(new ScanQuestion.KeptScans(model), () -> false);
        assertEquals(1, kept.size(), "the scan that comes with " + model + " is not of its weights");
        assertTrue(kept.getFirst().shipped() && kept.getFirst().scan().plan().merged());
        return kept.getFirst();
    }

    private static List<String> lines(ScanShelf.Kept kept) throws IOException {
        Path texts = kept.file().resolveSibling(kept.name() + ".txt.gz");
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(texts)),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-1l", "attn-only-2l", "sort-letters", "mod-add"})
    void areOfTextsThatCanBeMadeAgain(String model) throws IOException {
        assertEquals(SampleTexts.of(model), lines(brought(model)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l", "sort-letters"})
    void holdTheStrongestOfEveryPart(String model) throws IOException {
        ScanShelf.Kept kept = brought(model);
        List<String> lines = lines(kept);
        for (int text = 0; text < lines.size(); text++) {
            look(model, text, lines.get(text), kept.scan());
        }
        Scan scan = kept.scan();
        for (int layer = 0; layer < scan.plan().layers(); layer++) {
            for (int head : scan.plan().heads().get(layer)) {
                agree(scan, new Head(layer, head).toString(), Objects.requireNonNull(scan.head(new Head(layer, head))));
            }
            for (int neuron : scan.plan().neurons().get(layer)) {
                agree(scan, new Neuron(layer, neuron).toString(), Objects.requireNonNull(scan.neuron(new Neuron(layer, neuron))));
            }
        }
        assertEquals(scan.plan().headCount() + scan.plan().neuronCount(), best.size());
    }

    /// Values are those of single runs; where some are equal, any of them may stand there.
    private void agree(Scan scan, String part, PartStatistics got) {
        List<Found> expected = Objects.requireNonNull(best.get(part));
        List<Occurrence> strongest = got.strongest();
        assertEquals(Math.min(TOP, expected.size()), strongest.size(), part);
        for (int i = 0; i < strongest.size(); i++) {
            Occurrence each = strongest.get(i);
            assertEquals(expected.get(i).value, each.value(), NEAR, part);
            List<Found> near = expected.stream().filter(one -> Math.abs(one.value - each.value()) < NEAR).toList();
            TextWindow window = Objects.requireNonNull(scan.window(each));
            assertTrue(near.size() > 1 || near.getFirst().around.equals(around(window.ids(), each.position() - window.start())), part);
        }
        assertEquals(strongest.size(), new HashSet<>(strongest.stream().map(each -> each.text() + " " + each.position()).toList()).size());
    }

    private void look(String model, int text, String line, Scan scan) {
        Experiment experiment = new Experiment(model, new Prompt.Text(line), Prompt.NONE, new Contrast(List.of(), List.of(), Contrast.LAST),
                List.of(), Options.DEFAULT);
        int[] ids = engine.run(experiment, List.of(), () -> false).tokens().ids();
        List<String> sites = scan.plan().neuronCount() == 0 ? List.of(PATTERNS) : List.of(PATTERNS, "blocks.*.mlp.hook_post");
        SequencedMap<String, Tensor> run = engine.answer(new Question.Activations(experiment, sites), () -> false);
        List<String> around = IntStream.range(0, ids.length).mapToObj(i -> around(ids, i)).toList();
        for (int layer = 0; layer < scan.plan().layers(); layer++) {
            for (int head : scan.plan().heads().get(layer)) {
                add(new Head(layer, head).toString(), text, edges(run.get("blocks." + layer + ".attn.hook_pattern").data(), head,
                        ids.length), 1, around);
            }
            for (int neuron : scan.plan().neurons().get(layer)) {
                float[] numbers = run.get("blocks." + layer + ".mlp.hook_post").data();
                int width = numbers.length / ids.length;
                float[] values = new float[ids.length];
                IntStream.range(0, ids.length).forEach(i -> values[i] = numbers[i * width + neuron]);
                add(new Neuron(layer, neuron).toString(), text, values, scan.of().bos() ? 1 : 0, around);
            }
        }
    }

    private static String around(int[] ids, int place) {
        return Math.min(5, place) + Arrays.toString(Arrays.copyOfRange(ids, Math.max(0, place - 5), Math.min(ids.length, place + 6)));
    }

    /// By query the strongest key but position 0.
    private static float[] edges(float[] patterns, int head, int length) {
        float[] strongest = new float[length];
        for (int query = 1; query < length; query++) {
            for (int key = 1; key <= query; key++) {
                strongest[query] = Math.max(strongest[query], patterns[(head * length + query) * length + key]);
            }
        }
        return strongest;
    }

    /// Of each text its strongest token, of those with the same tokens around them the strongest.
    private void add(String part, int text, float[] values, int first, List<String> around) {
        List<Found> found = best.computeIfAbsent(part, _ -> new ArrayList<>());
        int place = first;
        for (int i = first + 1; i < values.length; i++) {
            place = values[i] > values[place] ? i : place;
        }
        Found fresh = new Found(values[place], text, place, around.get(place));
        if (found.size() >= 2 * TOP && fresh.value <= found.getLast().value) {
            return;
        }
        Found alike = found.stream().filter(each -> each.around.equals(fresh.around)).findFirst().orElse(null);
        if (alike == null || alike.value < fresh.value) {
            found.remove(alike);
            found.add(fresh);
            found.sort(Comparator.comparingDouble(each -> -each.value));
        }
        if (found.size() > 2 * TOP) {
            found.removeLast();
        }
    }
}
