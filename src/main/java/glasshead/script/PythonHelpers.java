package glasshead.script;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The functions that a script's hooks call, as far as they do, and the lines that print its numbers.
final class PythonHelpers {

    private static final String HOOK = """
            def hook(change):
                \"""A hook that lets a function change an activation, without its batch axis, in place.\"""
                def changed(activation, hook):
                    activation = activation.clone()
                    change(activation[0])
                    return activation
                return changed
            """;

    private static final String RUN = """
            SITES = {%s}  # those that are read


            @cache
            def run(ids):
                \"""Activations of an untouched run by their names, without batch axis.\"""
                activations = model.run_with_cache(torch.tensor([ids]), names_filter=lambda name: name in SITES)[1]
                return {name: activations[name][0] for name in activations}
            """;

    private static final String LIKE = """
            @cache
            def alike(columns, values):
                return tuple(row["prompt"] for row in ROWS if all(row[c] == v for c, v in zip(columns, values)))


            def like(row, *columns):
                \"""The prompts of the set that have this row's values in some columns.\"""
                return alike(columns, tuple(row[column] for column in columns))
            """;

    private static final String MEAN = """
            @cache
            def mean(site, prompts):
                \"""Over prompts and all their positions%s.\"""
                return torch.cat([run(ids)[site][%s] for ids in prompts]).mean(0)
            """;

    private static final String MEAN_AT = """
            @cache
            def mean_at(site, prompts, length):
                \"""Over prompts, for each position up to a length.\"""
                return torch.stack([torch.stack([run(ids)[site][at] for ids in prompts if len(ids) > at]).mean(0) for at in range(length)])
            """;

    private static final String GIVEN = """
            def given(part, ids, layer, head, position, letter):
                \"""What a part of the residual stream gives a head's query (Q) or key (K), LayerNorm's scale as in the untouched run.\"""
                block = model.blocks[layer]
                to, bias = getattr(block.attn, "W_" + letter)[head], getattr(block.attn, "b_" + letter)[head]
                if hasattr(block.ln1, "w"):
                    bias, to = bias + block.ln1.b @ to, block.ln1.w[:, None] * to
                if part == "bias":
                    return bias
                if part.startswith("MLP"):
                    vector = run(ids)[f"blocks.{part[3:]}.hook_mlp_out"][position]
                elif part.endswith("attention bias"):
                    vector = model.blocks[int(part[1:].split()[0])].attn.b_O
                elif part.startswith("L"):
                    earlier, other_head = map(int, part[1:].split("H"))
                    vector = run(ids)[f"blocks.{earlier}.attn.hook_z"][position, other_head] @ model.blocks[earlier].attn.W_O[other_head]
                else:
                    vector = run(ids)["hook_" + part][position]
                return %s @ to
            """;

    private static final String MEASURE = """
            def measured(logits, row, untouched):
                \"""Every metric, nan where the row does not ask for it; `untouched`: log probabilities without interventions.\"""
                a, d, log, nan = row["answers"], row["distractors"], logits.log_softmax(-1), float("nan")
                mean_of = lambda ids: logits[ids].mean().item() if ids else 0.0
                chance = lambda ids: log[ids].exp().sum().item()
                return {"logitDifference": mean_of(a) - mean_of(d) if a or d else nan,
                        "probabilityDifference": chance(a) - chance(d) if a or d else nan,
                        "answerLogProbability": log[a].logsumexp(0).item() if a else nan,
                        "kl": (untouched.exp() * (untouched - log)).sum().item(),
                        "accuracy": float(logits[a].max() > logits[d].max()) if a and d else nan,
                        "top1": float(logits.argmax().item() in a) if a else nan}


            def logits(row, fwd_hooks=()):
                return model.run_with_hooks(torch.tensor([row["prompt"]]), fwd_hooks=list(fwd_hooks))[0, row["position"]]


            def told(rows, name):
                \"""Mean, and standard error where there are several.\"""
                values = torch.tensor([row[name] for row in rows], dtype=torch.float64)
                values = values[~values.isnan()]
                return f"{values.mean():+.4f}" + (f" ± {values.std() / len(values) ** 0.5:.4f}" if len(values) > 1 else "")


            before, after = [], []
            for row in ROWS:
                plain = logits(row)
                before.append(measured(plain, row, plain.log_softmax(-1)))
            """;

    private static final String CHANGED = """
                if "left_out" not in row:
                    after.append(measured(logits(row, hooks(row)), row, plain.log_softmax(-1)))
            """;

    private static final String PRINT = """
            for name in before[0]:
                if any(row[name] == row[name] for row in before):
                    print(f"{name:22}", told(before, name), " ", told(after, name) if after else "")
            """;

    private PythonHelpers() {}

    /// @param sites the sites whose untouched activations are read
    /// @param bos   whether the first position is BOS, which means leave out
    static List<String> of(List<Intervention> lines, Set<String> sites, boolean ofSet, boolean bos, boolean hasLayerNorm) {
        List<String> code = new ArrayList<>(List.of(HOOK));
        if (!sites.isEmpty()) {
            code.add(Texts.format(RUN, sites.stream().map(Python::text).collect(Collectors.joining(", "))));
        }
        if (ofSet && any(lines, action -> action instanceof Action.Mean)) {
            code.add(LIKE);
        }
        if (any(lines, action -> action instanceof Action.Mean mean && !mean.perPosition())) {
            code.add(Texts.format(MEAN, bos ? " but BOS" : "", bos ? "1:" : ":"));
        }
        if (any(lines, action -> action instanceof Action.Mean mean && mean.perPosition())) {
            code.add(MEAN_AT);
        }
        if (any(lines, action -> action instanceof Action.CutParts)) {
            code.add(Texts.format(GIVEN, hasLayerNorm ? "(vector - vector.mean()) / run(ids)[f\"blocks.{layer}.ln1.hook_scale\"][position]"
                    : "vector"));
        }
        return code.stream().flatMap(part -> (part + "\n\n").lines()).toList();
    }

    private static boolean any(List<Intervention> lines, Predicate<Action> kind) {
        return lines.stream().map(Intervention::action).anyMatch(kind);
    }

    static String numbers(boolean changed) {
        return MEASURE + (changed ? CHANGED : "") + "\n" + PRINT;
    }
}
