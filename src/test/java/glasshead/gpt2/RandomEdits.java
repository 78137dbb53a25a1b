package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Edits of every kind at every place of tiny-english, drawn at random.
///
/// @param values   owns the numbers of the edits
/// @param baseline the unedited run, whose own values some edits hold
record RandomEdits(Random random, NDManager values, ActivationCache baseline) {

    private static final int LAYERS = 4;
    private static final int HEADS = 6;
    private static final int NEURONS = 768;
    private static final List<Site> SITES = List.of(Site.EMBED, Site.POS_EMBED, Site.RESID_PRE, Site.Q, Site.K, Site.V, Site.ATTN_SCORES,
            Site.PATTERN, Site.Z, Site.ATTN_OUT, Site.RESID_MID, Site.MLP_PRE, Site.MLP_POST, Site.MLP_OUT, Site.RESID_POST);

    /// One to three.
    List<Edit> some() {
        return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> from(0)).toList();
    }

    /// One whose positions are none before `earliest`.
    Edit from(int earliest) {
        return edit(SITES.get(random.nextInt(SITES.size())), earliest);
    }

    /// One that lets attention look at later tokens.
    Edit lookingAhead() {
        Where where = where(random.nextBoolean() ? Site.PATTERN : Site.ATTN_SCORES);
        int[] positions = positions(0);
        Edit.Change change = random.nextBoolean() ? new Edit.Change.Fill(0.1) : new Edit.Change.Replace(random(slice(where)), false, false);
        return new Edit(where, positions, positions.length == baseline.length(), change);
    }

    private Edit edit(Site site, int earliest) {
        Where where = where(site);
        int[] positions = positions(earliest);
        return new Edit(where, positions, positions.length == baseline.length(), change(where, positions));
    }

    private Where where(Site site) {
        int layer = site.perLayer() ? random.nextInt(LAYERS) : 0;
        boolean hasHeads = site.axes() == Site.Axes.HEAD || site.axes() == Site.Axes.PATTERN;
        return Where.layer(site, layer).withHead(hasHeads && random.nextBoolean() ? random.nextInt(HEADS) : Where.ALL)
                .withNeuron(site.axes() == Site.Axes.NEURON && random.nextBoolean() ? random.nextInt(NEURONS) : Where.ALL);
    }

    private int[] positions(int earliest) {
        int length = baseline.length();
        return random.nextBoolean() ? IntStream.range(earliest, length).toArray()
                : random.ints(1 + random.nextInt(3), earliest, length).distinct().sorted().toArray();
    }

    private Edit.Change change(Where where, int[] positions) {
        if (where.site() == Site.PATTERN && random.nextBoolean()) {
            return new Edit.Change.Cut(random.ints(2, 0, baseline.length()).distinct().toArray(), random.nextBoolean());
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Edit.Change.Fill(random.nextInt(3) - 1);
            // Scores that are minus infinity stay so only under a positive factor.
            case 1 -> new Edit.Change.Multiply(0.1 + random.nextDouble() * 2);
            case 2 -> random.nextBoolean() ? new Edit.Change.Add(random(slice(where)), false)
                    : new Edit.Change.Add(random(new Shape(positions.length).addAll(slice(where))), true);
            case 3 -> new Edit.Change.Replace(random(slice(where)), false, false);
            case 4 -> new Edit.Change.Replace(own(where, positions), true, true);
            default -> new Edit.Change.Replace(random(new Shape(positions.length).addAll(slice(where))), true, false);
        };
    }

    private NDArray random(Shape shape) {
        float[] numbers = new float[(int) shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat();
        }
        return values.create(numbers, shape);
    }

    /// The unedited run's values at a place, position first.
    private NDArray own(Where where, int[] positions) {
        NDArray all = baseline.get(values, where.site(), where.layer());
        NDArray part = switch (where.site().axes()) {
            case PATTERN -> where.head() == Where.ALL ? all.transpose(1, 0, 2) : all.get(where.head());
            case HEAD -> where.head() == Where.ALL ? all : all.get(":, {}", where.head());
            case NEURON -> where.neuron() == Where.ALL ? all : all.get(":, {}", where.neuron());
            default -> all;
        };
        return part.get(new NDIndex("{}", values.create(positions)));
    }

    /// The axes of an activation without position, and without what the place picks out.
    private Shape slice(Where where) {
        Shape heads = where.head() == Where.ALL ? new Shape(HEADS) : new Shape();
        return switch (where.site().axes()) {
            case HEAD -> heads.add(32);
            case PATTERN -> heads.add(baseline.length());
            case NEURON -> where.neuron() == Where.ALL ? new Shape(NEURONS) : new Shape();
            default -> new Shape(192);
        };
    }
}
