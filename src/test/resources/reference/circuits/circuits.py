"""Circuits found: the best edges by attribution patching with integrated gradients, and ACDC.

    python circuits.py            (--write writes circuits.json of both models)
"""
from edges import approximations, runs
from graph import HERE, MODELS, Graph, kl, named
import stored

SIZES = {"tiny-english": [0, 5, 10, 20, 40, 80, 160, 320, 640, 927], "attn-only-2l": [0, 5, 10, 20, 40, 80, 157]}
THRESHOLDS = {"tiny-english": [0.1], "attn-only-2l": [0.02, 0.1]}


def without(g, kept, clean, corrupted):
    """Logits when all other edges are cut."""
    return g.run(clean["input"], set(g.edges) - set(kept), corrupted, known=clean)[0]


def curve(g, order, clean, corrupted, ends):
    out = []
    for size in SIZES[g.name]:
        difference = g.difference(without(g, order[:size], clean, corrupted))
        out.append({"edges": size, "logitDifference": difference, "faithfulness": (difference - ends[1]) / (ends[0] - ends[1])})
    return out


def acdc(g, threshold, clean, corrupted, logits):
    """Receivers and their senders from the last to the first; v before k before q, heads from the highest index down."""
    cut, now = set(), 0.0
    for receiver in reversed(g.receivers):
        for sender in reversed([sender for sender, reader in g.edges if reader == receiver]):
            tried = cut | {(sender, receiver)}
            then = kl(logits, g.run(clean["input"], tried, corrupted, known=clean)[0]).mean().item()
            if then - now < threshold:
                cut, now = tried, then
    kept = [edge for edge in g.edges if edge not in cut]
    return {"threshold": threshold, "metric": "kl", "kept": named(kept), "kl": now,
            "logitDifference": g.difference(without(g, kept, clean, corrupted))}


def circuits(name):
    g = Graph(name)
    logits, clean, corrupted_logits, corrupted = runs(g)
    scores = approximations(g, clean, corrupted)[1]
    order = sorted(g.edges, key=lambda edge: -abs(scores[edge]))
    return {"curve": curve(g, order, clean, corrupted, (g.difference(logits), g.difference(corrupted_logits))), "order": named(order[:60]),
            "acdc": [acdc(g, threshold, clean, corrupted, logits) for threshold in THRESHOLDS[name]]}


if __name__ == "__main__":
    for name in MODELS:
        stored.json_file(HERE / name / "circuits.json", circuits(name), 1e-3)
