package glasshead.engine.verify;

import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One published figure: what was measured, on what, and what came out.
///
/// @param kind          how it is measured, one of [Measures]
/// @param what          for people
/// @param prompts       on what; none for figures that make their own
/// @param interventions what is done in the run that is measured
/// @param bos           whether BOS stands in front; it does where this is not said
/// @param raw           whether the weights are left as they are in the file; they are processed where this is not said
/// @param map           of a map, its kind
/// @param normalised    of a map, whether it is on the scale from the mean of the second prompts (0) to that of the first (1)
/// @param score         of scores of heads, which
/// @param letters       of sorting, what is sorted
/// @param length        of sorting, how many letters
/// @param tolerance     how far off each number may be, absolute; 0 where this is not said
/// @param near          whether it was published for other text, so that it can only be expected to come near; not where this is not said
/// @param source        where it was published
public record Figure(String id, String kind, String what, @Nullable List<FigurePrompt> prompts, @Nullable List<Intervention> interventions,
        @Nullable Boolean bos, @Nullable Boolean raw, @Nullable String map, @Nullable Boolean normalised, @Nullable String score,
        @Nullable String letters, @Nullable Integer length, Expected expected, @Nullable Double tolerance,
        @Nullable Boolean near, String source) {

    @Override
    public List<FigurePrompt> prompts() {
        return Objects.requireNonNullElse(prompts, List.of());
    }

    @Override
    public List<Intervention> interventions() {
        return Objects.requireNonNullElse(interventions, List.of());
    }

    @Override
    public Boolean normalised() {
        return normalised != null && normalised;
    }

    @Override
    public Double tolerance() {
        return Objects.requireNonNullElse(tolerance, 0.0);
    }

    @Override
    public Boolean near() {
        return near != null && near;
    }

    /// A part of it, if it has it: figures of its kind must.
    <P> P needed(@Nullable P part, String name) {
        if (part == null) {
            throw new BadInput("A figure of kind '" + kind + "' needs " + name + ": add it.");
        }
        return part;
    }

    /// How far off it may be, in plain digits; `equal` for texts and counts.
    public String toleranceText() {
        String plain = tolerance() == 0 ? "equal" : BigDecimal.valueOf(tolerance()).stripTrailingZeros().toPlainString();
        return near() ? plain + ", expected on other text: near" : plain;
    }

    /// The numbers that are expected, by their names.
    Map<String, Double> byName() {
        return expected instanceof Expected.ByName named ? named.values() : Map.of();
    }

    Options options() {
        return Options.DEFAULT.withBos(bos == null || bos).withRawWeights(raw != null && raw);
    }

    /// One experiment for each of the figure's prompts, without its interventions.
    List<Experiment> experiments(String model) {
        return prompts().stream().map(example -> new Experiment(model, example.prompt(), example.second(), example.contrast(), List.of(),
                options())).toList();
    }
}
