package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.experiment.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which heads copy names, against shares that TransformerLens gives on the same weights (`reference/explore/copying.py`).
class NameCopyingTest {

    @ParameterizedTest
    @ValueSource(strings = {"attn-only-2l", "tiny-english"})
    void sharesAgreeForAllHeadsAndForOneAskedAlone(String model) throws IOException {
        JsonNode reference = new ObjectMapper().readTree(Path.of("src/test/resources/reference/explore/copying-" + model + ".json")
                .toFile());
        List<String> names = TinyEnglish.texts(reference.get("names"));
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Map<Head, Double> shares = engine.answer(new Question.Weights(model, names, List.of()), _ -> {}, () -> false).copied();
            JsonNode expected = reference.get("shares");
            assertEquals(expected.size() * expected.get(0).size(), shares.size());
            shares.forEach((head, share) -> assertEquals(expected.get(head.layer()).get(head.index()).asDouble(), share, 1e-5, head
                    .toString()));
            Head last = new Head(expected.size() - 1, 1);
            assertEquals(Map.of(last, shares.get(last)), engine.answer(new Question.Weights(model, names, List.of(last)), _ -> {},
                    () -> false).copied());
        }
    }
}
