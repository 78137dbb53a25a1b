package glasshead.gpt2;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the tensors of a checkpoint are called in it. The same tensor goes by several names: with or without `transformer.` (a
/// `GPT2LMHeadModel` or a `GPT2Model` was saved), and with what wrappers put in front (`_orig_mod.` by `torch.compile`, `module.` by
/// `DataParallel`, `model.` by Lightning), which transformers does not read.
final class TensorNames {

    static final String EMBEDDING = "wte.weight";
    static final String HEAD = "lm_head.weight";

    private static final Set<String> FIRST_PARTS = Set.of("wte", "wpe", "h", "ln_f", "lm_head");
    private static final String TRANSFORMER = "transformer";
    /// `torch.compile` puts it anywhere.
    private static final String COMPILED = "_orig_mod";
    /// Causal masks, which old checkpoints carry beside the weights.
    private static final Pattern MASK = Pattern.compile("h\\.\\d+\\.attn\\.(bias|masked_bias)");
    private static final int FEW = 4;

    private final Map<String, Written> byCore = new HashMap<>();
    private final Map<String, Written> all;
    private final String wrapper;

    /// A name in the file.
    ///
    /// @param core    the name without what is in front: `h.0.ln_1.weight`
    /// @param wrapper what a wrapper put in front, empty for what transformers reads
    private record Written(String name, String core, String wrapper) {

        static Written of(String name) {
            List<String> parts = new ArrayList<>(List.of(name.split("\\.", -1)));
            List<String> front = new ArrayList<>();
            while (parts.size() > 1 && !FIRST_PARTS.contains(parts.getFirst())) {
                front.add(parts.removeFirst());
            }
            if (parts.size() == 1) {
                return new Written(name, name, "");
            }
            front.removeIf(TRANSFORMER::equals);
            boolean compiled = parts.removeIf(COMPILED::equals) && front.isEmpty();
            return new Written(name, String.join(".", parts), compiled ? COMPILED : String.join(".", front));
        }

        boolean isCanonical() {
            return name.equals(canonical(core));
        }
    }

    /// @throws BadInput when it is open which of several models in the file is meant
    TensorNames(Set<String> names) {
        all = names.stream().collect(Collectors.toMap(name -> name, Written::of));
        wrapper = wrapper();
        all.values().stream().filter(written -> written.wrapper.equals(wrapper)).sorted(Comparator.comparing(Written::isCanonical)
                .reversed()
                .thenComparingInt(written -> written.name.length()).thenComparing(Written::name)).forEach(
                        written -> byCore.putIfAbsent(written.core, written));
    }

    private String wrapper() {
        Set<String> wrappers = all.values().stream().filter(written -> written.core.equals(EMBEDDING) || written.core.equals(HEAD)).map(
                Written::wrapper).collect(Collectors.toCollection(TreeSet::new));
        if (wrappers.size() > 1 && !wrappers.contains("")) {
            throw new BadInput("The file has several models, with names that begin with " + some(wrappers)
                    + ": save the one that is meant by itself, named as GPT2LMHeadModel of transformers names it.");
        }
        return wrappers.isEmpty() ? "" : new TreeSet<>(wrappers).first();
    }

    /// As `GPT2LMHeadModel` calls it.
    static String canonical(String core) {
        return core.equals(HEAD) ? core : TensorShapes.PREFIX + core;
    }

    /// What the file calls a tensor.
    Optional<String> of(String core) {
        return Optional.ofNullable(byCore.get(core)).map(Written::name);
    }

    /// What a wrapper put in front of all names; empty when it is none.
    String wrappedIn() {
        return wrapper;
    }

    /// The names that are neither in use nor masks.
    Set<String> besides(Set<String> used) {
        return all.values().stream().filter(written -> !used.contains(written.name) && !MASK.matcher(written.core).matches()).map(
                Written::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Some of these names in a sentence.
    static String some(Set<String> names) {
        String first = names.stream().limit(FEW).map(Quoted::of).collect(Collectors.joining(", "));
        return names.size() <= FEW ? first : first + " and " + (names.size() - FEW) + " more";
    }
}
