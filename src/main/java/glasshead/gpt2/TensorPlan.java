package glasshead.gpt2;

import glasshead.checkpoint.TensorSource;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// How a model's weights are taken from a checkpoint: which tensor of the file is which of the model's, as transformers 5 reads them, and
/// what is to be said about it. Every shape is checked before a tensor is read.
///
/// - The unembedding is `lm_head.weight` where the file has one that differs from the embedding, whatever the config says; either of the
///   two stands in for the other where the config ties them.
/// - Biases that no layer has are zeros, gains of LayerNorm that are nowhere are ones: nanoGPT's `bias=False`.
/// - Beyond transformers: wrappers' names, and linear maps stored as `nn.Linear` does, `[out, in]`, which the shape of `c_attn` tells.
///
/// @param config     with the unembedding tied or not, as it turned out
/// @param names      what the file calls each tensor, by its name without prefix; absent where it has none and a constant stands in
/// @param transposed whether linear maps are stored `[out, in]`
/// @param notes      a sentence for each thing that was read in one of several possible ways
public record TensorPlan(Gpt2Config config, Map<String, String> names, boolean transposed, List<String> notes) {

    public TensorPlan {
        names = Map.copyOf(names);
        notes = List.copyOf(notes);
    }

    /// @throws BadInput when a tensor is missing, or of another shape than the config says
    public static TensorPlan of(Gpt2Config config, TensorSource tensors) {
        return new Search(config, tensors).plan();
    }

    private static final class Search {

        private final Gpt2Config config;
        private final TensorSource tensors;
        private final TensorNames names;
        private final Map<String, long[]> shapes = new LinkedHashMap<>();
        private final Map<String, String> found = new LinkedHashMap<>();
        private final Set<String> absent = new TreeSet<>();
        private final List<String> notes = new ArrayList<>();

        Search(Gpt2Config config, TensorSource tensors) {
            this.config = config;
            this.tensors = tensors;
            this.names = new TensorNames(tensors.names());
        }

        TensorPlan plan() {
            TensorShapes.of(config).forEach((name, shape) -> shapes.put(name.startsWith(TensorShapes.PREFIX)
                    ? name.substring(TensorShapes.PREFIX.length()) : name, shape));
            shapes.keySet().forEach(core -> names.of(core).ifPresentOrElse(name -> found.put(core, name), () -> absent.add(core)));
            Set<String> used = new HashSet<>();
            boolean tied = head(used);
            absences();
            boolean transposed = transposed();
            checkShapes(transposed);
            used.addAll(found.values());
            if (!names.wrappedIn().isEmpty()) {
                notes.add("The names of its tensors begin with " + Quoted.of(names.wrappedIn() + ".")
                        + ", as a wrapper of PyTorch left them, and are read without that; transformers would find none of them.");
            }
            Set<String> unread = names.besides(used);
            if (!unread.isEmpty()) {
                notes.add("Nothing reads " + TensorNames.some(unread) + (unread.size() == 1 ? ", a tensor" : ", tensors")
                        + " of its file that GPT-2 with this config.json has no place for.");
            }
            return new TensorPlan(config.withTiedUnembedding(tied), found, transposed, notes);
        }

        /// Whether the unembedding is the embedding after all.
        ///
        /// @param used receives what needs no reading any more
        private boolean head(Set<String> used) {
            if (!config.tiedUnembedding()) {
                return false;
            }
            String head = names.of(TensorNames.HEAD).orElse(null);
            if (head == null) {
                return true;
            }
            shapes.put(TensorNames.HEAD, shape(TensorNames.EMBEDDING));
            if (absent.remove(TensorNames.EMBEDDING)) {
                found.put(TensorNames.EMBEDDING, head);
                return true;
            }
            found.put(TensorNames.HEAD, head);
            checkShape(TensorNames.HEAD, shape(TensorNames.HEAD));
            checkShape(TensorNames.EMBEDDING, shape(TensorNames.EMBEDDING));
            if (tensors.same(head, stored(TensorNames.EMBEDDING))) {
                found.remove(TensorNames.HEAD);
                used.add(head);
                return true;
            }
            notes.add(
                    "config.json ties the unembedding to the embedding (tie_word_embeddings), but the file has an lm_head.weight of its "
                            + "own that differs from it; lm_head.weight is used, as in transformers.");
            return false;
        }

        private void absences() {
            if (!absent.isEmpty() && found.isEmpty()) {
                throw new BadInput("No tensor of the file has a name of GPT-2's, as transformer.wte.weight: it has "
                        + TensorNames.some(new TreeSet<>(tensors.names()))
                        + "; rename them as GPT2LMHeadModel of transformers calls them.");
            }
            if (absent.contains(TensorNames.HEAD)) {
                throw new BadInput(
                        "config.json says that the unembedding is not the embedding (tie_word_embeddings false), but there is no "
                                + "tensor 'lm_head.weight'; get the complete checkpoint, or set tie_word_embeddings to true if it is.");
            }
            for (String core : absent) {
                if (!isConstant(core)) {
                    throw new BadInput("The model has no tensor '" + TensorNames.canonical(core)
                            + "', which its config.json asks for: the checkpoint is incomplete or of another kind.");
                }
            }
            if (!absent.isEmpty()) {
                Set<String> kinds = new TreeSet<>();
                absent.forEach(core -> kinds.add(core.replaceFirst("^h\\.\\d+\\.", "")));
                notes.add("The file has no " + String.join(", ", kinds) + " in any layer; " + (kinds.stream().allMatch(
                        kind -> kind.endsWith(".bias")) ? "zeros stand in" : "zeros stand in for biases and ones for gains")
                        + ", as in transformers.");
            }
        }

        /// Whether a model can do without: a bias, or a LayerNorm's gain, that is in no layer. In some only, it has been lost.
        private boolean isConstant(String core) {
            boolean norm = isNorm(core);
            String end = core.substring(core.lastIndexOf('.'));
            String kind = norm ? end : core.replaceFirst("^h\\.\\d+", "");
            return (end.equals(".bias") || norm) && found.keySet().stream().noneMatch(
                    other -> other.endsWith(kind) && isNorm(other) == norm);
        }

        private static boolean isNorm(String core) {
            return core.contains("ln_");
        }

        /// Whether the linear maps are stored the other way round. All are, or none: those that are square don't tell.
        private boolean transposed() {
            String turned = null;
            String straight = null;
            for (Map.Entry<String, String> entry : found.entrySet()) {
                long[] asked = shape(entry.getKey());
                if (isLinear(entry.getKey()) && asked[0] != asked[1]) {
                    long[] has = tensors.shape(entry.getValue());
                    turned = Arrays.equals(has, turned(asked)) ? entry.getValue() : turned;
                    straight = Arrays.equals(has, asked) ? entry.getValue() : straight;
                }
            }
            if (turned != null && straight != null) {
                long[] shape = tensors.shape(turned);
                throw new BadInput(Texts.format(
                        "Tensor %s has shape %s where config.json asks for %s, while %s is not turned round; turn the "
                                + "former round too, as GPT2LMHeadModel of transformers has them.", Quoted.of(turned), Arrays.toString(
                                        shape), Arrays
                                                .toString(turned(shape)), Quoted.of(straight)));
            }
            if (turned != null) {
                notes.add("Its linear maps are stored as [out, in], as nn.Linear and nanoGPT have them, and are read turned round; "
                        + "transformers would refuse them.");
            }
            return turned != null;
        }

        /// As config.json asks for it.
        private long[] shape(String core) {
            return Objects.requireNonNull(shapes.get(core));
        }

        /// Under which name the file has it.
        private String stored(String core) {
            return Objects.requireNonNull(found.get(core));
        }

        private void checkShapes(boolean transposed) {
            for (String core : found.keySet()) {
                checkShape(core, transposed && isLinear(core) ? turned(shape(core)) : shape(core));
            }
        }

        private void checkShape(String core, long[] asked) {
            long[] has = tensors.shape(stored(core));
            if (!Arrays.equals(has, asked)) {
                throw new BadInput(Texts.format(
                        "Tensor %s has shape %s where config.json asks for %s; config and weights are not of one model.", Quoted.of(stored(
                                core)), Arrays.toString(has), Arrays.toString(asked)));
            }
        }
    }

    static boolean isLinear(String core) {
        return core.endsWith(".weight") && core.contains(".c_");
    }

    private static long[] turned(long[] shape) {
        return new long[] {shape[1], shape[0]};
    }
}
