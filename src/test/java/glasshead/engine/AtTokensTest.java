package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.ScanQuestion.AtTokens;
import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Prompt;
import glasshead.scan.Occurrence;
import glasshead.scan.Scan;
import glasshead.scan.ScanParts;
import glasshead.scan.TextWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is shown of a text's tokens is what the scan of that text counted.
class AtTokensTest {

    private static final Path CORPUS = Path.of("src/test/resources/reference/explore/corpus.txt");
    private static final Head HEAD = new Head(2, 4);
    private static final Neuron NEURON = new Neuron(3, 7);

    private final InferenceEngine engine = TinyEnglish.engine();

    @AfterEach
    void close() {
        engine.close();
    }

    private List<TokenValues> values(Component component, List<AtTokens.Text> texts) {
        return engine.answer(new AtTokens("tiny-english", component, texts), () -> false);
    }

    private static Prompt prompt(TextWindow window) {
        return new Prompt.Tokens(IntStream.of(window.ids()).skip(1).boxed().toList());
    }

    @Test
    void theScansExamplesHaveTheirValues() {
        Scan scan = Objects.requireNonNull(engine.answer(new ScanQuestion.OfScan("tiny-english", CORPUS, new ScanParts(false, List.of(
                NEURON), false, List.of(HEAD), Directions.read(CORPUS.resolveSibling("directions.safetensors"), null), List.of(" Mary"),
                List.of()), 6,
                3, null), () -> false).scan());
        List<Component> components = new ArrayList<>(List.of(HEAD, NEURON));
        scan.plan().directions().forEach(each -> components.add(each.direction()));
        assertEquals(7, components.size());
        for (Component component : components) {
            List<Occurrence> examples = Objects.requireNonNull(scan.of(component)).strongest();
            List<TextWindow> windows = examples.stream().map(each -> Objects.requireNonNull(scan.window(each))).toList();
            List<AtTokens.Text> texts = IntStream.range(0, 6).mapToObj(i -> new AtTokens.Text(prompt(windows.get(i)), examples.get(i)
                    .position() - windows.get(i).start())).toList();
            List<TokenValues> found = engine.answer(AtTokens.of("tiny-english", scan, component, texts), () -> false);
            for (int i = 0; i < examples.size(); i++) {
                int at = examples.get(i).position() - windows.get(i).start();
                assertArrayEquals(windows.get(i).ids(), found.get(i).tokens().ids());
                assertEquals(at, found.get(i).peak());
                assertEquals(examples.get(i).value(), found.get(i).values()[at], 1e-6 * Math.max(1, examples.get(i).value()));
                if (component instanceof Head) {
                    int key = examples.get(i).key() - windows.get(i).start();
                    assertEquals(key, found.get(i).keys()[at]);
                    assertEquals(examples.get(i).value(), found.get(i).attention()[at][key], 1e-6);
                    assertEquals(0, found.get(i).attention()[at - 1].length);
                }
            }
        }
    }

    @Test
    void ofATypedTextEveryQueryIsThere() {
        TokenValues found = values(HEAD, List.of(new AtTokens.Text(new Prompt.Text("Mary and John went to the store."),
                AtTokens.Text.EVERY))).getFirst();
        assertTrue(Float.isNaN(found.values()[0]));
        for (int query = 1; query < found.tokens().length(); query++) {
            double sum = 0;
            for (float weight : found.attention()[query]) {
                sum += weight;
            }
            assertEquals(1, sum, 1e-5);
            float[] row = found.attention()[query];
            assertEquals(Arrays.stream(IntStream.range(1, row.length).mapToDouble(i -> row[i]).toArray()).max().orElseThrow(), found
                    .values()[query], 0);
        }
        assertTrue(Float.isNaN(values(NEURON, List.of(new AtTokens.Text(new Prompt.Text("Mary"), AtTokens.Text.EVERY))).getFirst()
                .values()[0]));
    }

    @Test
    void whatThereIsNotIsRefused() {
        List<AtTokens.Text> text = List.of(new AtTokens.Text(new Prompt.Text("Mary"), AtTokens.Text.EVERY));
        assertThrows(BadInput.class, () -> values(new Head(9, 0), text));
        assertThrows(BadInput.class, () -> values(new Neuron(0, 100_000), text));
        assertThrows(BadInput.class, () -> values(HEAD, List.of(new AtTokens.Text(new Prompt.Text("Mary ".repeat(300)), 1))));
        assertThrows(BadInput.class, () -> values(new Direction("truth", "blocks.2.hook_resid_post"), text));
        assertEquals(2, values(Direction.logit(" Mary"), text).getFirst().values().length);
    }
}
