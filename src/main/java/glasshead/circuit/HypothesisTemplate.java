package glasshead.circuit;

import glasshead.experiment.Hypothesis;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Hypotheses that ship, from a naive one to a refined one, with the model and the set that they are about.
///
/// @param about what they say, in a sentence
public record HypothesisTemplate(String name, String about, String model, String set, List<Hypothesis> steps) {

    private static final List<String> NAMES = List.of("induction", "indirect-object", "modular-addition");
    private static final JsonForm<HypothesisTemplate> FORM = JsonForm.of(HypothesisTemplate.class, "template", "correct it");

    /// All of them.
    public static List<HypothesisTemplate> shipped() {
        return NAMES.stream().map(HypothesisTemplate::read).toList();
    }

    private static HypothesisTemplate read(String name) {
        try (InputStream in = HypothesisTemplate.class.getResourceAsStream("/assets/hypotheses/" + name + ".json")) {
            return FORM.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One by its name and number, as `induction/4`; empty when there is none.
    static Optional<Hypothesis> step(String written) {
        return NAMES.stream().filter(name -> written.startsWith(name + "/")).map(HypothesisTemplate::read).flatMap(template -> IntStream
                .range(0, template.steps.size()).filter(step -> written.equals(template.name + "/" + (step + 1))).mapToObj(
                        template.steps::get)).findFirst();
    }
}
