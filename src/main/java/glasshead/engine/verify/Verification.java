package glasshead.engine.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Published figures for one model, to be measured again on this machine.
///
/// @param model name of the model
public record Verification(String model, String about, List<Figure> figures) {

    /// The models that figures come with.
    public static final List<String> MODELS = List.of("tiny-english", "sort-letters", "gpt2", "gpt2-medium");

    /// @throws BadInput when none were published for it
    public static Verification of(String model) {
        if (!MODELS.contains(model)) {
            throw new BadInput("There are no figures to verify '" + model + "' with: choose one of " + String.join(", ", MODELS) + ".");
        }
        try (InputStream in = Verification.class.getResourceAsStream("/assets/verify/" + model + ".json")) {
            return of(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param json as in `assets/verify`, whose `SOURCE.txt` describes it
    public static Verification of(JsonNode json) {
        List<Figure> figures = new ArrayList<>();
        json.get("figures").forEach(figure -> figures.add(Figure.of(figure)));
        return new Verification(json.get("model").asText(), json.get("about").asText(), List.copyOf(figures));
    }

    /// Measures one of the figures, on the engine's thread.
    ///
    /// @throws BadInput when the model is not on this machine
    public FigureResult measure(InferenceEngine engine, Figure figure, BooleanSupplier cancelled) {
        return new Measures(engine, model, cancelled).measure(figure);
    }
}
