package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Sums of activations over many prompts, position by position, from which means are taken. No run is held: the sums take as much room as
/// one prompt.
///
/// Added up in double precision. Sums over parts of the prompts, merged in the prompts' order, do not depend on who computed which.
public final class ActivationSums {

    /// What is summed.
    public record Place(Site site, int layer) {
    }

    private final Map<Place, double[][]> sums = new HashMap<>();
    private final Map<Place, Shape> slices = new HashMap<>();
    private long[] counts = new long[0];

    /// Of nothing.
    public ActivationSums() {
        // filled by plus
    }

    /// What was summed elsewhere.
    ///
    /// @param values  `[position, ...]`
    /// @param numbers by position, how many were added
    public static ActivationSums of(Gpt2Config config, Place place, double[] values, long[] numbers) {
        Shape slice = switch (place.site().axes()) {
            case HEAD -> new Shape(config.heads(), config.dHead());
            default -> new Shape(values.length / numbers.length);
        };
        int width = (int) slice.size();
        ActivationSums known = new ActivationSums();
        known.counts = numbers.clone();
        known.slices.put(place, slice);
        known.sums.put(place, IntStream.range(0, numbers.length).mapToObj(position -> Arrays.copyOfRange(values, position * width, (position
                + 1) * width)).toArray(double[][]::new));
        return known;
    }

    /// @param prompts run as one batch
    /// @param places  sites without a query axis
    public static ActivationSums of(Gpt2 model, List<int[]> prompts, Set<Place> places, BooleanSupplier cancelled) {
        return of(model, prompts, new int[prompts.size()], places, cancelled).getFirst();
    }

    /// The same for groups of the prompts, each by itself.
    ///
    /// @param groupOf by prompt, counted from 0
    /// @return by group
    public static List<ActivationSums> of(Gpt2 model, List<int[]> prompts, int[] groupOf, Set<Place> places, BooleanSupplier cancelled) {
        List<ActivationSums> groups = IntStream.rangeClosed(0, IntStream.of(groupOf).max().orElse(0)).mapToObj(_ -> new ActivationSums())
                .toList();
        List<Row> rows = prompts.stream().map(prompt -> Row.whole(prompt, List.of())).toList();
        IntStream.range(0, groupOf.length).forEach(prompt -> groups.get(groupOf[prompt]).count(prompts.get(prompt).length));
        var recorder = new LayerLoop.Recorder() {
            @Override
            public void tokens(Site site, int layer, NDArray activation, Layout layout) {
                Place place = new Place(site, layer);
                if (places.contains(place)) {
                    layout.groups().forEach(alike -> add(groups, groupOf, place, activation, alike));
                }
            }

            @Override
            public void attention(Site site, int layer, NDArray activation, Layout.Group group) {
                // patterns of prompts of different lengths have no mean
            }
        };
        try (NDManager scratch = model.newManager()) {
            new LayerLoop(model, rows, null, recorder).run(scratch, cancelled);
        }
        return groups;
    }

    /// @param alike rows of one length
    private static void add(List<ActivationSums> groups, int[] groupOf, Place place, NDArray activation, Layout.Group alike) {
        Shape slice = activation.getShape().slice(1);
        NDArray rows = activation.get("{}:{}", alike.first(), alike.end()).toType(DataType.FLOAT64, false)
                .reshape(alike.rows(), alike.length() * slice.size());
        int[] of = alike.spans().stream().mapToInt(span -> groupOf[span.row()]).toArray();
        for (int group : IntStream.of(of).distinct().toArray()) {
            int[] own = IntStream.range(0, of.length).filter(row -> of[row] == group).toArray();
            NDArray sum = (own.length == of.length ? rows : Views.rows(rows, own)).sum(new int[] {0});
            groups.get(group).slices.put(place, slice);
            groups.get(group).add(place, sum.toDoubleArray(), alike.length());
        }
    }

    private void count(int length) {
        counts = Arrays.copyOf(counts, Math.max(counts.length, length));
        for (int position = 0; position < length; position++) {
            counts[position]++;
        }
    }

    private void add(Place place, double[] values, int length) {
        int width = values.length / length;
        double[][] sum = grown(place, length, width);
        for (int position = 0; position < length; position++) {
            for (int i = 0; i < width; i++) {
                sum[position][i] += values[position * width + i];
            }
        }
    }

    private double[][] grown(Place place, int length, int width) {
        double[][] there = sums.getOrDefault(place, new double[0][]);
        if (there.length < length) {
            double[][] longer = Arrays.copyOf(there, length);
            for (int position = there.length; position < length; position++) {
                longer[position] = new double[width];
            }
            sums.put(place, longer);
            return longer;
        }
        return there;
    }

    /// Adds what another one has summed of the same places.
    public void plus(ActivationSums other) {
        long[] longer = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
        for (int position = 0; position < other.counts.length; position++) {
            longer[position] += other.counts[position];
        }
        counts = longer;
        slices.putAll(other.slices);
        other.sums.forEach((place, added) -> {
            double[][] sum = grown(place, added.length, added.length == 0 ? 0 : added[0].length);
            for (int position = 0; position < added.length; position++) {
                for (int i = 0; i < added[position].length; i++) {
                    sum[position][i] += added[position][i];
                }
            }
        });
    }

    /// This and what another one has summed of other places in the same prompts.
    public ActivationSums beside(ActivationSums other) {
        ActivationSums both = new ActivationSums();
        both.counts = other.counts;
        both.sums.putAll(sums);
        both.sums.putAll(other.sums);
        both.slices.putAll(slices);
        both.slices.putAll(other.slices);
        return both;
    }

    public boolean has(Place place) {
        return sums.containsKey(place);
    }

    /// How many prompts reach a position.
    public long count(Place place, int position) {
        return has(place) && position < counts.length ? counts[position] : 0;
    }

    /// The mean over all prompts and positions from `first` on: the activation without its position axis.
    public NDArray overPositions(NDManager target, Place place, int first) {
        double[][] sum = Objects.requireNonNull(sums.get(place));
        double[] all = new double[(int) slice(place).size()];
        long count = 0;
        for (int position = first; position < sum.length; position++) {
            for (int i = 0; i < all.length; i++) {
                all[i] += sum[position][i];
            }
            count += counts[position];
        }
        float[] mean = new float[all.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (all[i] / count);
        }
        return target.create(mean, slice(place));
    }

    /// The mean at each position up to `length`: `[pos, ...]`.
    public NDArray perPosition(NDManager target, Place place, int length) {
        double[][] sum = Objects.requireNonNull(sums.get(place));
        int width = (int) slice(place).size();
        float[] means = new float[length * width];
        for (int position = 0; position < length; position++) {
            for (int i = 0; i < width; i++) {
                means[position * width + i] = (float) (sum[position][i] / counts[position]);
            }
        }
        return target.create(means, new Shape(length).addAll(slice(place)));
    }

    private Shape slice(Place place) {
        return Objects.requireNonNull(slices.get(place));
    }
}
