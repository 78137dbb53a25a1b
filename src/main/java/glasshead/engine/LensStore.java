package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.FittedLens.Kind;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.checkpoint.SafetensorsWriter;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import glasshead.gpt2.Gpt2Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Fitted lenses in safetensors files, each with the mark of the weights that it belongs to; without a file of its own a lens is kept
/// beside the scores, under that mark.
///
/// @param folder where they are kept, if anywhere
record LensStore(Optional<Path> folder) {

    private static final String FORM = "glasshead-lens-1";
    private static final int LARGEST = Integer.MAX_VALUE;

    private Path kept(Kind kind, String mark) {
        return folder.orElseThrow(() -> new BadInput("There is no folder here to keep lenses in: give a file.")).resolve(mark + "." + kind
                .word() + ".safetensors");
    }

    /// Whether a lens is kept for these weights.
    boolean has(Kind kind, String mark) {
        return folder.isPresent() && Files.isRegularFile(kept(kind, mark));
    }

    /// @param file what is meant in place of the one that is kept; nothing for that one
    /// @throws BadInput when it is not there, damaged, or of other weights
    FittedLens read(Optional<Path> file, Kind kind, String mark, Gpt2Config config, NDManager manager) {
        Path source = file.orElseGet(() -> kept(kind, mark));
        if (!Files.isRegularFile(source)) {
            throw new BadInput(file.isPresent() ? "There is no file '" + source + "'; check its name."
                    : "No " + kind.word() + " lens was fitted to this model here; fit one with 'lens fit " + kind.word() + "'.");
        }
        try (SafetensorsFile tensors = SafetensorsFile.open(source)) {
            return new Reader(tensors, source, manager, config).lens(kind, mark);
        }
    }

    /// What was kept while it was being fitted goes.
    ///
    /// @return where it is
    Path write(Optional<Path> file, FittedLens lens) {
        Path target = file.orElseGet(() -> kept(lens.kind(), lens.weights()));
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        long width = lens.width();
        for (int place = 0; place < lens.maps().size(); place++) {
            tensors.put(map(place), new Tensor(new long[] {width, width}, lens.maps().get(place)));
        }
        for (int place = 0; place < lens.offsets().size(); place++) {
            tensors.put(offset(place), new Tensor(new long[] {width}, lens.offsets().get(place)));
        }
        SafetensorsWriter.write(target, tensors, Map.of("form", FORM, "kind", lens.kind().word(), "weights", lens.weights(), "texts", String
                .valueOf(lens.texts()), "positions", String.valueOf(lens.positions()), "cut", String.valueOf(lens.cut())));
        LensDrafts.delete(folder, lens.kind(), lens.weights());
        return target;
    }

    private static String map(int place) {
        return "places." + place + ".map";
    }

    private static String offset(int place) {
        return "places." + place + ".offset";
    }

    /// Checks a file while it is read.
    private record Reader(SafetensorsFile tensors, Path source, NDManager manager, Gpt2Config config) {

        FittedLens lens(Kind kind, String mark) {
            require(FORM.equals(tensors.metadata().get("form")), "is no lens of this program's");
            require(kind.word().equals(tensors.metadata().get("kind")), "is no " + kind.word() + " lens");
            require(mark.equals(tensors.metadata().get("weights")), "was fitted to other weights than this model's");
            int places = config.layers() + 1;
            int each = kind == Kind.TUNED ? 2 : 1;
            require(tensors.names().size() == each * places, "does not have " + places + " places, as this model needs");
            long width = config.dModel();
            List<float[]> maps = new ArrayList<>();
            List<float[]> offsets = new ArrayList<>();
            for (int place = 0; place < places; place++) {
                maps.add(numbers(map(place), width, width));
                if (kind == Kind.TUNED) {
                    offsets.add(numbers(offset(place), width));
                }
            }
            return new FittedLens(kind, mark, count("texts"), count("positions"), count("cut"), config.dModel(), maps, offsets);
        }

        private float[] numbers(String name, long... shape) {
            require(tensors.names().contains(name) && Arrays.equals(tensors.shape(name), shape), "has no " + Quoted.of(name)
                    + " of this model's width");
            NDArray array = tensors.read(manager, name);
            try (array) {
                float[] numbers = array.toFloatArray();
                for (float number : numbers) {
                    require(Float.isFinite(number), "has a number in " + Quoted.of(name) + " that is not finite");
                }
                return numbers;
            }
        }

        private int count(String name) {
            String written = tensors.metadata().getOrDefault(name, "");
            require(written.matches("\\d{1,10}") && Long.parseLong(written) <= LARGEST, "does not say how many " + name
                    + " it was fitted on");
            return Integer.parseInt(written);
        }

        private void require(boolean holds, String what) {
            if (!holds) {
                throw new BadInput("The file '" + source + "' " + what + ": fit the lens again, or give another file.");
            }
        }
    }
}
