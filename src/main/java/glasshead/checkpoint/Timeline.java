package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final int VERSION = 1;
    private static final long LONGEST_FILE = 4L << 20;
    private static final int MOST_STEPS = 200;
    private static final int MOST_CURVES = 32;
    private static final int MOST_VALUES = 20_000;
    /// No loss or score is near it; an axis for values near the largest number there is would have no ticks.
    private static final double LARGEST_VALUE = 1e12;
    private static final int LONGEST_TEXT = 80;

    public Timeline {
        steps = List.copyOf(steps);
        curves = List.copyOf(curves);
        if (steps.size() < 2 || steps.size() > MOST_STEPS) {
            throw wrong("it has " + steps.size() + " steps where 2 to " + MOST_STEPS + " can be used");
        }
        checkRising(steps, "the list of steps");
        if (curves.size() > MOST_CURVES) {
            throw wrong("it has " + curves.size() + " curves, more than the " + MOST_CURVES + " that can be used");
        }
        var names = new HashSet<String>();
        for (var curve : curves) {
            if (!names.add(curve.name())) {
                throw wrong("the curve " + Quoted.of(curve.name()) + " is there twice");
            }
            checkRising(curve.steps(), "the curve " + Quoted.of(curve.name()));
            if (!curve.values().stream().allMatch(Double::isFinite)) {
                throw wrong("the curve " + Quoted.of(curve.name()) + " holds a value that is infinite or not a number");
            }
            if (curve.values().stream().anyMatch(value -> Math.abs(value) > LARGEST_VALUE)) {
                throw wrong("the curve " + Quoted.of(curve.name()) + " holds a value outside -10^12 to 10^12");
            }
        }
    }

    /// Whether a model has one.
    public static boolean isIn(Path modelFolder) {
        return Files.isRegularFile(file(modelFolder));
    }

    /// The timeline of the model in `modelFolder`, every number checked.
    public static Timeline read(Path modelFolder) {
        var json = StrictJson.read(file(modelFolder), LONGEST_FILE);
        var version = json.path("version");
        if (!version.isInt() || version.intValue() != VERSION) {
            throw wrong("it is not of version " + VERSION);
        }
        var curves = new ArrayList<Curve>();
        for (var curve : list(json, "curves", MOST_CURVES)) {
            curves.add(curve(curve));
        }
        return new Timeline(integers(json, MOST_STEPS), curves);
    }

    private static Curve curve(JsonNode json) {
        var values = new ArrayList<Double>();
        for (var value : list(json, "values", MOST_VALUES)) {
            if (!value.isNumber()) {
                throw wrong("the list values of a curve holds something other than numbers");
            }
            values.add(value.doubleValue());
        }
        var steps = integers(json, MOST_VALUES);
        if (steps.size() != values.size() || steps.isEmpty()) {
            throw wrong("a curve has " + values.size() + " values for " + steps.size() + " steps");
        }
        return new Curve(text(json, "name"), text(json, "label"), text(json, "unit"), steps, values);
    }

    private static String text(JsonNode json, String key) {
        var value = json.path(key);
        if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT || value.textValue().chars().anyMatch(
                Character::isISOControl)) {
            throw wrong("the " + key + " of a curve is not a text of at most " + LONGEST_TEXT + " letters on one line");
        }
        return value.textValue();
    }

    private static List<Integer> integers(JsonNode json, int most) {
        var numbers = new ArrayList<Integer>();
        for (var number : list(json, "steps", most)) {
            if (!number.isInt()) {
                throw wrong("a list of steps holds something other than whole numbers below 2^31");
            }
            numbers.add(number.intValue());
        }
        return numbers;
    }

    private static JsonNode list(JsonNode json, String key, int most) {
        var list = json.path(key);
        if (!list.isArray() || list.size() > most) {
            throw wrong("the value of " + key + " is not a list of at most " + most);
        }
        return list;
    }

    private static void checkRising(List<Integer> steps, String where) {
        int before = -1;
        for (int step : steps) {
            if (step <= before) {
                throw wrong(where + " does not rise from 0 or more: " + step + " comes after " + (before < 0 ? "nothing" : before));
            }
            before = step;
        }
    }

    /// As [#read] reads it.
    ObjectNode json() {
        var json = StrictJson.MAPPER.createObjectNode().put("version", VERSION);
        json.set("steps", StrictJson.MAPPER.valueToTree(steps));
        json.set("curves", StrictJson.MAPPER.valueToTree(curves));
        return json;
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

    static BadInput wrong(String what) {
        return new BadInput("The file training/" + FILE + " of this model can't be used: " + what
                + "; get the model again, or remove its folder 'training'.");
    }
}
