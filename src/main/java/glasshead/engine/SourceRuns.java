package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// The runs of other prompts that interventions take their numbers from: the second prompt, and the reference prompts.
record SourceRuns(LoadedModel loaded, Experiment experiment, BooleanSupplier cancelled) {

    /// @throws BadInput when there is no second prompt
    ActivationCache other() {
        if (experiment.other().isEmpty()) {
            throw new BadInput("This intervention takes its values from a second prompt, and there is none; give one.");
        }
        return run(experiment.other());
    }

    private List<TokenRow> references() {
        List<String> own = experiment.options().referencePrompts();
        List<String> prompts = own.isEmpty() ? loaded.info().references() : own;
        return prompts.stream().map(text -> loaded.tokens().read(new Prompt.Text(text), experiment.options().bos())).toList();
    }

    private ActivationCache run(Prompt prompt) {
        return loaded.runs().baseline(loaded.tokens().read(prompt, experiment.options().bos()).ids(), cancelled);
    }

    /// A reference prompt's run, drawn among those of at least this length.
    ActivationCache drawn(long seed, int length) {
        List<TokenRow> fitting = references().stream().filter(row -> row.length() >= length).toList();
        if (fitting.isEmpty()) {
            throw new BadInput("No reference prompt has " + length + " tokens or more; add a longer one or pick earlier positions.");
        }
        return loaded.runs().baseline(fitting.get(new Random(seed).nextInt(fitting.size())).ids(), cancelled);
    }

    /// Mean over all reference prompts and all their positions but BOS: the activation without its position axis.
    NDArray meanOverPositions(EditBinder binder, Where where) {
        NDArray sum = null;
        long count = 0;
        for (TokenRow row : references()) {
            NDArray values = binder.slice(loaded.runs().baseline(row.ids(), cancelled), where).get("{}:", row.bos() ? 1 : 0);
            sum = plus(sum, values.sum(new int[] {0}));
            count += values.getShape().get(0);
        }
        return sum.div(count);
    }

    /// Mean over the reference prompts at each position up to `length`: `[pos, ...]`.
    NDArray meanPerPosition(EditBinder binder, Where where, int length) {
        NDArray sum = null;
        int[] counts = new int[length];
        for (TokenRow row : references()) {
            int reached = Math.min(length, row.length());
            NDArray values = binder.slice(loaded.runs().baseline(row.ids(), cancelled), where).get("0:{}", reached);
            sum = plus(sum, padded(values, length));
            for (int position = 0; position < reached; position++) {
                counts[position]++;
            }
        }
        if (counts[length - 1] == 0) {
            throw new BadInput("No reference prompt reaches position " + (length - 1)
                    + "; add a longer one, pick earlier positions or take the mean over positions.");
        }
        return sum.div(countsShapedLike(binder, sum, counts));
    }

    private static NDArray padded(NDArray values, int length) {
        Shape shape = values.getShape();
        long missing = length - shape.get(0);
        return missing == 0 ? values : values.concat(values.getManager().zeros(new Shape(missing).addAll(shape.slice(1))), 0);
    }

    private static NDArray countsShapedLike(EditBinder binder, NDArray sum, int[] counts) {
        float[] divisors = new float[counts.length];
        for (int position = 0; position < counts.length; position++) {
            divisors[position] = counts[position];
        }
        Shape shape = new Shape(counts.length);
        for (int axis = 1; axis < sum.getShape().dimension(); axis++) {
            shape = shape.add(1);
        }
        return binder.manager().create(divisors, shape);
    }

    /// Not in place: what is summed may share its numbers with a kept run.
    private static NDArray plus(NDArray sum, NDArray added) {
        return sum == null ? added : sum.add(added);
    }
}
