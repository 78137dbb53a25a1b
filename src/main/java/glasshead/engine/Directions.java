package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.experiment.BadInput;
import glasshead.experiment.Direction;
import glasshead.experiment.Quoted;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.Gpt2Weights;
import glasshead.scan.DirectionVector;
import glasshead.scan.ScanParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Directions of the residual stream, from a file or a model's unembedding.
public final class Directions {

    private Directions() {}

    /// Named vectors from a safetensors file, each `[d_model]`; of a matrix `[n, d_model]` each row is one, `name.0` and on.
    ///
    /// @param site where those are read whose names don't say it as `name@site` does
    /// @throws BadInput when they can't be read, or a place is missing
    public static List<DirectionVector> read(Path file, @Nullable String site) {
        List<DirectionVector> found = new ArrayList<>();
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            for (String name : tensors.names().stream().sorted().toList()) {
                Direction direction = named(name, site);
                long[] shape = tensors.shape(name);
                float[] numbers = tensors.numbers(name);
                if (shape.length == 1) {
                    found.add(new DirectionVector(direction, numbers, 0));
                } else if (shape.length == 2) {
                    int width = (int) shape[1];
                    for (int row = 0; row < shape[0]; row++) {
                        found.add(new DirectionVector(new Direction(direction.name() + "." + row, direction.site()), Arrays.copyOfRange(
                                numbers, row * width, (row + 1) * width), 0));
                    }
                } else {
                    throw new BadInput("The tensor " + Quoted.of(name) + " has " + shape.length + " axes; a direction is a vector "
                            + "[d_model], several are a matrix [n, d_model].");
                }
            }
        }
        if (found.isEmpty()) {
            throw new BadInput("The file '" + file + "' holds no tensor; give one with a named vector.");
        }
        return found;
    }

    private static Direction named(String name, @Nullable String site) {
        if (Direction.isNamed(name)) {
            return Direction.parse(name);
        }
        if (site == null) {
            throw new BadInput("Where the direction " + Quoted.of(name) + " is read is not said; give --at blocks.2.hook_resid_post, or "
                    + "call the tensor " + name + "@blocks.2.hook_resid_post.");
        }
        return new Direction(name, site);
    }

    /// Those that are asked for, checked against the model, and those of logits.
    ///
    /// @throws BadInput when one can't be read in this model
    static List<DirectionVector> of(ScanParts parts, LoadedModel loaded) {
        Gpt2Config config = loaded.model().config();
        List<DirectionVector> all = new ArrayList<>(parts.directions());
        all.forEach(each -> check(each, config));
        parts.logits().forEach(token -> all.add(logit(token, loaded)));
        Set<Direction> names = new HashSet<>();
        for (DirectionVector each : all) {
            if (!names.add(each.direction())) {
                throw new BadInput("The direction " + Quoted.of(each.direction().toString()) + " is asked for twice; give each a name of "
                        + "its own.");
            }
        }
        return all;
    }

    private static void check(DirectionVector of, Gpt2Config config) {
        PlaceCheck.of(config).check(of.direction());
        String name = Quoted.of(of.direction().name());
        if (of.vector().length != config.dModel()) {
            throw new BadInput("The direction " + name + " has " + of.vector().length + " numbers, and the residual stream of this model "
                    + config.dModel() + ".");
        }
        for (float number : of.vector()) {
            if (!Float.isFinite(number)) {
                throw new BadInput("The direction " + name + " holds something that is no finite number.");
            }
        }
    }

    /// The logit of a token as the next one: W_U's column for it, and its bias.
    static DirectionVector logit(String token, LoadedModel loaded) {
        int id = loaded.tokens().one(token);
        Gpt2Weights weights = loaded.model().weights();
        try (NDManager scratch = loaded.model().newManager()) {
            return new DirectionVector(Direction.logit(token), weights.unembed().get(scratch, id).toFloatArray(), weights.unembedBias()
                    .get(scratch, id).getFloat());
        }
    }

    /// What it is read from.
    static Place place(DirectionVector of) {
        Where where = of.direction().where();
        return new Place(where.site(), where.layer());
    }
}
