package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.lens.FittedLens.Kind;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.checkpoint.SafetensorsWriter;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What the fitting of a lens has found so far, kept while it is under way: begun again with the same texts, it goes on there, whatever
/// ended it. There is one for each lens of some weights.
///
/// @param folder where it is kept, if anywhere
/// @param kind   of the lens
/// @param mark   of the weights
/// @param of     tells what it is fitted on, and how, from anything else
record LensDrafts(Optional<Path> folder, Kind kind, String mark, String of) {

    private static final Logger LOG = Logger.getLogger(LensDrafts.class.getName());
    private static final String FORM = "glasshead-lens-draft-1";

    /// What was found.
    ///
    /// @param texts     how many are done
    /// @param positions of them
    /// @param cut       texts of which the first positions and the last were left out
    record Draft(int texts, long positions, int cut, SequencedMap<String, float[]> numbers) {
    }

    private static Path file(Path folder, Kind kind, String mark) {
        return folder.resolve(mark + "." + kind.word() + ".draft.safetensors");
    }

    /// Nothing where none is kept, or one of other texts; a damaged one is as none.
    Optional<Draft> read(NDManager manager) {
        Path file = folder.map(place -> file(place, kind, mark)).filter(Files::isRegularFile).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            Map<String, String> about = tensors.metadata();
            if (!FORM.equals(about.get("form")) || !of.equals(about.get("of"))) {
                return Optional.empty();
            }
            SequencedMap<String, float[]> numbers = new LinkedHashMap<>();
            for (String name : tensors.names()) {
                try (NDArray array = tensors.read(manager, name)) {
                    numbers.put(name, array.toFloatArray());
                }
            }
            return Optional.of(new Draft(Integer.parseInt(about.getOrDefault("texts", "")), Long.parseLong(about.getOrDefault("positions",
                    "")), Integer.parseInt(about.getOrDefault("cut", "")), numbers));
        } catch (BadInput | NumberFormatException damaged) {
            LOG.log(Level.WARNING, "a fit begins anew", damaged);
            return Optional.empty();
        }
    }

    /// Where it can't be kept, the fit goes on without.
    void write(Draft draft) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        draft.numbers.forEach((name, numbers) -> tensors.put(name, new Tensor(new long[] {numbers.length}, numbers)));
        folder.ifPresent(place -> {
            try {
                SafetensorsWriter.write(file(place, kind, mark), tensors, Map.of("form", FORM, "of", of, "texts", String.valueOf(
                        draft.texts), "positions", String.valueOf(draft.positions), "cut", String.valueOf(draft.cut)));
            } catch (BadInput problem) {
                LOG.log(Level.WARNING, "what was fitted so far is not kept", problem);
            }
        });
    }

    /// Once the lens itself is kept.
    static void delete(Optional<Path> folder, Kind kind, String mark) {
        folder.ifPresent(place -> {
            try {
                Files.deleteIfExists(file(place, kind, mark));
            } catch (IOException later) {
                LOG.log(Level.WARNING, "what was fitted so far is left", later);
            }
        });
    }
}
