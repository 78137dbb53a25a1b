package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was kept of a model's training, from `training/timeline.json` in its folder: the steps whose weights can be loaded, and curves.
///
/// The weights of the last step are the model's own; those of each step before it lie in a file of their own (see [PackedStep]).
///
/// @param steps  numbers of optimiser steps, rising, at least two
/// @param curves what was measured on the way, each with a name of its own
public record Timeline(List<Integer> steps, List<Curve> curves) {

    /// Where it lies in a model's folder.
    public static final String FOLDER = "training";
    static final String FILE = "timeline.json";
    private static final JsonForm<Form> FORM = JsonForm.of(Form.class, "timeline",
            "get the model again, or remove its folder 'training'").versions("version", List.of(Form.class)).atMost(4 << 20);
    private static final int MOST_STEPS = 200;
    private static final int MOST_CURVES = 32;

    public Timeline {
        steps = List.copyOf(steps);
        curves = List.copyOf(curves);
        if (steps.size() < 2 || steps.size() > MOST_STEPS) {
            throw new BadInput("it has " + steps.size() + " steps where 2 to " + MOST_STEPS + " can be used");
        }
        checkRising(steps, "the list of steps");
        if (curves.size() > MOST_CURVES) {
            throw new BadInput("it has " + curves.size() + " curves, more than the " + MOST_CURVES + " that can be used");
        }
        var names = new HashSet<String>();
        for (var curve : curves) {
            if (!names.add(curve.name())) {
                throw new BadInput("the curve " + Quoted.of(curve.name()) + " is there twice");
            }
            checkRising(curve.steps(), "the curve " + Quoted.of(curve.name()));
        }
    }

    /// Whether a model has one.
    public static boolean isIn(Path modelFolder) {
        return Files.isRegularFile(file(modelFolder));
    }

    /// The timeline of the model in `modelFolder`, every number checked.
    public static Timeline read(Path modelFolder) {
        return FORM.read(file(modelFolder), form -> new Timeline(form.steps(), form.curves()));
    }

    /// The timeline as it is written.
    private record Form(int version, List<Integer> steps,
            List<Curve> curves) {
    }

    private static void checkRising(List<Integer> steps, String where) {
        int before = -1;
        for (int step : steps) {
            if (step <= before) {
                throw new BadInput(where + " does not rise from 0 or more: " + step + " comes after " + (before < 0 ? "nothing" : before));
            }
            before = step;
        }
    }

    /// As [#read] reads it.
    void write(Path modelFolder) throws IOException {
        FORM.write(file(modelFolder), new Form(1, steps, curves));
    }

    /// The step whose weights are the model's own.
    public int last() {
        return steps.getLast();
    }

    /// The place of a step among [#steps].
    ///
    /// @throws BadInput when its weights were not kept, naming those before and after it
    public int place(int step) {
        int place = steps.indexOf(step);
        if (place < 0) {
            throw new BadInput("The model's weights at step " + step + " were not kept: the nearest are those of step " + nearest(step)
                    + ".");
        }
        return place;
    }

    /// Where the weights of a step are; there is no file for the last one.
    public static Path file(Path modelFolder, int step) {
        return modelFolder.resolve(FOLDER).resolve(PackedStep.fileName(step));
    }

    private String nearest(int step) {
        var kept = new TreeSet<>(steps);
        return Stream.of(kept.floor(step), kept.ceiling(step)).filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining(
                " and "));
    }

    private static Path file(Path modelFolder) {
        return modelFolder.resolve(FOLDER).resolve(FILE);
    }
}
