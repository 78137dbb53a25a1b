package glasshead.engine.verify;

import glasshead.engine.Answers;
import glasshead.experiment.BadInput;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Published figures for one model, to be measured again on this machine.
///
/// @param model name of the model
public record Verification(String model, String about,
        List<Figure> figures) {

    /// The models that figures come with.
    public static final List<String> MODELS = List.of("tiny-english", "sort-letters", "gpt2", "gpt2-medium");

    /// As in `assets/verify`, whose `SOURCE.txt` describes it.
    private static final JsonForm<Verification> FORM = JsonForm.of(Verification.class, "list of figures", "correct it");

    /// @throws BadInput when none were published for it
    public static Verification of(String model) {
        if (!MODELS.contains(model)) {
            throw new BadInput("There are no figures to verify '" + model + "' with: choose one of " + String.join(", ", MODELS) + ".");
        }
        try (InputStream in = Verification.class.getResourceAsStream("/assets/verify/" + model + ".json")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws BadInput when the JSON is no list of figures
    public static Verification read(String json) {
        return FORM.read(json);
    }

    /// Measures one of the figures.
    ///
    /// @throws BadInput when the model is not on this machine
    public FigureResult measure(Answers answers, Figure figure, BooleanSupplier cancelled) {
        return new Measures(answers, model, cancelled).measure(figure);
    }
}
