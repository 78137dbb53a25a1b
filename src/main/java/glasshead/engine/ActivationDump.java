package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.experiment.BadInput;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// The activations of one run under their TransformerLens names, as plain arrays.
record ActivationDump(Gpt2 model, ActivationCache run) {

    private static final String LOGITS = "logits";

    /// @param patterns names with `*` for any part; none means every site
    /// @throws BadInput when a pattern matches no site of the model
    SequencedMap<String, Tensor> tensors(List<String> patterns) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Site site : Site.values()) {
            for (int layer = 0; layer < (site.perLayer() ? model.config().layers() : 1); layer++) {
                if (exists(site) && matches(site.at(layer), patterns)) {
                    tensors.put(site.at(layer), activation(site, layer));
                }
            }
        }
        if (matches(LOGITS, patterns)) {
            tensors.put(LOGITS, logits());
        }
        for (String pattern : patterns) {
            if (tensors.keySet().stream().noneMatch(matcher(pattern))) {
                throw new BadInput("No site of this model matches '" + pattern
                        + "'; names are TransformerLens', as blocks.0.attn.hook_z, or with *.");
            }
        }
        return tensors;
    }

    private boolean exists(Site site) {
        return model.config().hasMlp() || switch (site) {
            case LN2_SCALE, LN2_NORMALIZED, MLP_PRE, MLP_POST, MLP_OUT -> false;
            default -> true;
        };
    }

    private static boolean matches(String name, List<String> patterns) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matcher(pattern).test(name));
    }

    private static Predicate<String> matcher(String pattern) {
        var glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replaceAll("([\\[\\]{}?\\\\])", "\\\\$1"));
        return name -> glob.matches(Path.of(name));
    }

    private Tensor activation(Site site, int layer) {
        try (NDManager manager = model.newManager()) {
            Tensor tensor = tensor(run.get(manager, site, layer));
            if (site == Site.ATTN_SCORES) {
                // Masked scores are -infinity in the pass; a file of finite numbers is easier to compare, and 0 is what the reference files
                // hold.
                for (int i = 0; i < tensor.data().length; i++) {
                    tensor.data()[i] = Float.isInfinite(tensor.data()[i]) ? 0 : tensor.data()[i];
                }
            }
            return tensor;
        }
    }

    private Tensor logits() {
        try (NDManager manager = model.newManager()) {
            return tensor(model.logits(run.residualBefore(manager, model.config().layers())));
        }
    }

    private static Tensor tensor(NDArray array) {
        return new Tensor(array.getShape().getShape(), array.toFloatArray());
    }
}
