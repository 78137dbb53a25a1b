package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.SafetensorsWriter.Late;
import glasshead.experiment.BadInput;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// The activations of one run under their TransformerLens names, each made when it is asked for: all of them at 1,000 tokens of GPT-2 small
/// are 5 GB.
record ActivationDump(Gpt2 model, ActivationCache run) {

    private static final String LOGITS = "logits";

    /// @param patterns names with `*` for any part; none means every site
    /// @throws BadInput when a pattern matches no site of the model
    SequencedMap<String, Late> tensors(List<String> patterns) {
        SequencedMap<String, Late> tensors = new LinkedHashMap<>();
        for (Site site : Site.values()) {
            for (int layer = 0; layer < (site.perLayer() ? model.config().layers() : 1); layer++) {
                if (exists(site) && matches(site.at(layer), patterns)) {
                    int at = layer;
                    tensors.put(site.at(layer), new Late(shape(site), () -> activation(site, at)));
                }
            }
        }
        if (matches(LOGITS, patterns)) {
            tensors.put(LOGITS, new Late(new long[] {run.length(), model.config().vocabulary()}, this::logits));
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

    private long[] shape(Site site) {
        Gpt2Config config = model.config();
        long length = run.length();
        return switch (site.axes()) {
            case RESIDUAL -> new long[] {length, config.dModel()};
            case SCALE -> new long[] {length, 1};
            case HEAD -> new long[] {length, config.heads(), config.dHead()};
            case PATTERN -> new long[] {config.heads(), length, length};
            case HEAD_RESULT -> new long[] {length, config.heads(), config.dModel()};
            case NEURON -> new long[] {length, config.dMlp()};
        };
    }

    private float[] activation(Site site, int layer) {
        try (NDManager manager = model.newManager()) {
            float[] numbers = run.get(manager, site, layer).toFloatArray();
            if (site == Site.ATTN_SCORES) {
                // Masked scores are -infinity in the pass; a file of finite numbers is easier to compare, and 0 is what the reference files
                // hold.
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Float.isInfinite(numbers[i]) ? 0 : numbers[i];
                }
            }
            return numbers;
        }
    }

    private float[] logits() {
        try (NDManager manager = model.newManager()) {
            return model.logits(run.residualBefore(manager, model.config().layers())).toFloatArray();
        }
    }
}
