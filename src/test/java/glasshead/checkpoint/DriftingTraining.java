package glasshead.checkpoint;

import glasshead.checkpoint.SafetensorsWriter.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A training made up for a model that is there: from seeded random weights, fast at first and slower later, with noise as of batches, to
/// the model's own.
public final class DriftingTraining {

    private static final double NOISE = 0.1;
    private static final double START = 0.5;

    private final Path model;
    private final int places;
    private final int apart;

    /// @param places how many steps are kept, the last one included
    public DriftingTraining(Path model, int places) {
        this(model, places, 100);
    }

    /// @param apart how many steps after the first place the second is
    public DriftingTraining(Path model, int places, int apart) {
        this.model = model;
        this.places = places;
        this.apart = apart;
    }

    /// 0, 1, 4, 9, ... times what the first two are apart.
    public int step(int place) {
        return apart * place * place;
    }

    /// Adds the timeline to the model's folder.
    public Path write(Path scratch) {
        TimelineWriter.write(model, snapshots(scratch), curves());
        return model;
    }

    /// Loss falls, and one score rises late.
    public List<Curve> curves() {
        var steps = IntStream.range(0, places).mapToObj(this::step).toList();
        return List.of(new Curve("loss", "Training loss", "nats", steps, steps.stream().map(step -> 7.0 / (1 + step / 300.0)).toList()),
                new Curve("induction", "Induction", "", steps, steps.stream().map(step -> 1 / (1 + Math.exp((1500 - step) / 200.0)))
                        .toList()));
    }

    /// The full weights of every step as files in `scratch`; the last is the model's own file.
    public SequencedMap<Integer, Path> snapshots(Path scratch) {
        var snapshots = new TreeMap<Integer, Path>();
        try {
            Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int place = 0; place < places - 1; place++) {
            var file = scratch.resolve("snapshot-" + step(place) + ".safetensors");
            SafetensorsWriter.write(file, at(place));
            snapshots.put(step(place), file);
        }
        snapshots.put(step(places - 1), model.resolve("model.safetensors"));
        return snapshots;
    }

    /// The true weights at a place.
    public SequencedMap<String, Tensor> at(int place) {
        var tensors = new LinkedHashMap<String, Tensor>();
        double left = Math.pow(1 - (double) place / (places - 1), 2);
        try (var last = SafetensorsFile.open(model.resolve("model.safetensors"))) {
            for (var name : last.names()) {
                float[] numbers = last.numbers(name);
                double size = rms(numbers);
                var start = new Random(name.hashCode());
                var noise = new Random(name.hashCode() + 31L * (place + 1));
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (float) (numbers[i] * (1 - left) + size * left * (START * start.nextGaussian() + NOISE * noise
                            .nextGaussian()));
                }
                tensors.put(name, new Tensor(last.shape(name), numbers));
            }
        }
        return tensors;
    }

    private static double rms(float[] numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += number * number;
        }
        return Math.sqrt(squares / numbers.length);
    }
}
