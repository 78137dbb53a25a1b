package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.scores.ScoreStore;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The reference values that TransformerLens computed for the tests' own tiny-english, and the experiments that they belong to.
public final class TinyEnglish {

    public static final Path MODELS = TestModels.GIVEN;
    private static final Path FOLDER = Path.of("src/test/resources/reference/tiny-english");

    private TinyEnglish() {}

    public static InferenceEngine engine() {
        return new InferenceEngine(new Models(MODELS));
    }

    /// The same models with a folder that scores and lenses are kept in.
    static Models keeping(Path folder) {
        return new Models(ModelLibrary.shippedOnly(MODELS), HubSettings.from(Map.of("HF_HUB_OFFLINE", "1"), MODELS), new ScoreStore(Optional
                .of(folder), _ -> {}));
    }

    /// Interventions as a reference file names them.
    static List<Intervention> interventions(JsonNode written) {
        return List.of(JsonForm.of(Intervention[].class, "list", "correct it").read(written.toString()));
    }

    public static JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The cases that a reference file lists. Their number is known: tests made of a list that is empty pass.
    static List<JsonNode> cases(String file, int number) {
        List<JsonNode> cases = new ArrayList<>();
        json(file).forEach(cases::add);
        assertEquals(number, cases.size(), file);
        return cases;
    }

    public static List<String> promptNames() {
        return List.of("ioi", "years", "repeat");
    }

    public static Experiment experiment(String id) {
        for (JsonNode prompt : json("prompts.json").get("prompts")) {
            if (prompt.get("id").asText().equals(id)) {
                Contrast contrast = new Contrast(texts(prompt.get("answers")), texts(prompt.get("distractors")), Contrast.LAST);
                return new Experiment("tiny-english", new Prompt.Text(prompt.get("text").asText()), new Prompt.Text(prompt.get("other")
                        .asText()),
                        contrast, List.of(), Options.DEFAULT);
            }
        }
        throw new IllegalArgumentException(id);
    }

    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /// Every tensor of a reference file.
    public static Map<String, float[]> tensors(String file) {
        Map<String, float[]> tensors = new TreeMap<>();
        try (SafetensorsFile source = SafetensorsFile.open(FOLDER.resolve(file)); NDManager manager = NativeRuntime.open()) {
            for (String name : source.names()) {
                tensors.put(name, source.read(manager, name).toFloatArray());
            }
        }
        return tensors;
    }
}
