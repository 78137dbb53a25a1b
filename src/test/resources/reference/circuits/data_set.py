"""The model on the data set: metrics untouched, corrupted and with one head ablated, and attribution.

    python data_set.py            (--write writes data-set.json of both models)
"""
import torch

from graph import HERE, MODELS, Graph, kl
import stored


def summary(values):
    return {"mean": values.mean().item(), "standardError": (values.std() / len(values) ** 0.5).item()}


def metrics(g, clean, logits):
    """Of the logits of the last position; `clean` are those of the clean run."""
    rows = torch.arange(len(logits))
    chance = logits.softmax(-1)
    return {"logitDifference": summary(g.differences(logits)),
            "probabilityDifference": summary(chance[rows, g.answers] - chance[rows, g.distractors]),
            "answerLogProbability": summary(logits.log_softmax(-1)[rows, g.answers]),
            "accuracy": (g.differences(logits) > 0).float().mean().item(),
            "top1": (logits.argmax(-1) == g.answers).float().mean().item(), "kl": summary(kl(clean, logits))}


def attribution(g, cache):
    direction = (g.model.W_U[:, g.answers] - g.model.W_U[:, g.distractors]).T / cache["ln_final.hook_scale"][:, -1]
    of = lambda written: summary((written * direction).sum(-1))
    heads = [[of(cache[f"blocks.{layer}.attn.hook_z"][:, -1, head] @ g.model.W_O[layer, head]) for head in g.heads] for layer in g.layers]
    mlps = [] if g.cfg.attn_only else [of(cache[f"blocks.{layer}.hook_mlp_out"][:, -1]) for layer in g.layers]
    return heads, mlps


def ablation(g, clean, cache, corrupted):
    """For every kind and head the metrics with that head's z replaced."""
    kinds = {"zero": lambda z, other: torch.zeros_like(z), "meanOverPositions": lambda z, other: z[:, 1:].mean((0, 1)).expand_as(z),
             "meanPerPosition": lambda z, other: z.mean(0).expand_as(z), "corrupted": lambda z, other: other}

    def ablated(kind, layer, head):
        name = f"blocks.{layer}.attn.hook_z"

        def hook(z, hook):
            z[:, :, head] = kind(cache[name][:, :, head], corrupted[name][:, :, head])
            return z
        return metrics(g, clean, g.model.run_with_hooks(g.clean, fwd_hooks=[(name, hook)])[:, -1])
    return {name: [[ablated(kind, layer, head) for head in g.heads] for layer in g.layers] for name, kind in kinds.items()}


def data_set(name):
    g = Graph(name)
    logits, cache = g.model.run_with_cache(g.clean)
    other, corrupted = g.model.run_with_cache(g.corrupted)
    logits, other = logits[:, -1], other[:, -1]
    heads, mlps = attribution(g, cache)
    return {"clean": metrics(g, logits, logits), "corrupted": metrics(g, logits, other), "perPrompt": g.differences(logits),
            "attribution": heads, "mlps": mlps, "ablation": ablation(g, logits, cache, corrupted)}


if __name__ == "__main__":
    for name in MODELS:
        stored.json_file(HERE / name / "data-set.json", data_set(name))
