"""Circuits measured: random ones, the rankings of MIB, and heads kept while the others are at their mean. The random circuits (`kept`) and the
sets of heads are read from evaluate.json: they were drawn once.

    python evaluate.py            (--write writes evaluate.json of both models)
"""
import json

import torch

from circuits import without
from edges import approximations, exact, runs
from graph import HERE, MODELS, Graph, kl
import stored

FRACTIONS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]


def area(values):
    """By trapezoids over the fractions."""
    return sum((b - a) * (y + z) / 2 for a, b, y, z in zip(FRACTIONS, FRACTIONS[1:], values, values[1:]))


def ranked(g, scores, clean, corrupted, ends):
    out = {}
    for kind, key in (("signed", lambda edge: scores[edge]), ("absolute", lambda edge: -abs(scores[edge]))):
        order = sorted(g.edges, key=key)
        differences = [g.difference(without(g, order[:int(fraction * len(order))], clean, corrupted)) for fraction in FRACTIONS]
        faithfulness = [(each - ends[1]) / (ends[0] - ends[1]) for each in differences]
        out[kind] = {"faithfulness": faithfulness, "area": area(faithfulness), "areaOfDistance": area([abs(1 - f) for f in faithfulness])}
    return {"cpr": out["signed"]["area"], "cmd": out["absolute"]["areaOfDistance"], **out}


def random_circuit(g, kept, clean, corrupted, logits):
    after = without(g, [tuple(edge.split("->")) for edge in kept], clean, corrupted)
    return {"kept": kept, "logitDifference": g.difference(after), "kl": kl(logits, after).mean().item(), "perPrompt": g.differences(after)}


def only_heads(g, heads):
    """All other heads' z at their mean over the corrupted prompts, position by position."""
    names = [f"blocks.{layer}.attn.hook_z" for layer in g.layers]
    cache = g.model.run_with_cache(g.corrupted, names_filter=names)[1]

    def hook(z, hook):
        layer = hook.layer()
        for head in g.heads:
            if f"L{layer}H{head}" not in heads:
                z[:, :, head] = cache[hook.name].mean(0)[:, head]
        return z
    after = g.model.run_with_hooks(g.clean, fwd_hooks=[(name, hook) for name in names])[:, -1]
    return {"heads": heads, "logitDifference": g.difference(after), "perPrompt": g.differences(after)}


def evaluate(name):
    g = Graph(name)
    asked = json.loads((HERE / name / "evaluate.json").read_text())
    logits, clean, corrupted_logits, corrupted = runs(g)
    ends = g.difference(logits), g.difference(corrupted_logits)
    eap, _, from_zero = approximations(g, clean, corrupted)
    rankings = {"exact": exact(g, clean, corrupted), "eap": eap, "eapIgFromZero": from_zero}
    return {"edges": len(g.edges), "all": ends[0], "none": ends[1],
            "random": [random_circuit(g, each["kept"], clean, corrupted, logits) for each in asked["random"]],
            "mib": {"fractions": FRACTIONS, "rankings": {key: ranked(g, scores, clean, corrupted, ends) for key, scores in rankings.items()}},
            "headCircuits": [only_heads(g, each["heads"]) for each in asked["headCircuits"]]}


if __name__ == "__main__":
    for name in MODELS:
        stored.json_file(HERE / name / "evaluate.json", evaluate(name), 1e-3)
