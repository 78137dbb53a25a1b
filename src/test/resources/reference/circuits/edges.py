"""Edges: cut one by one, by attribution patching with and without integrated gradients, and path patching.

    python edges.py            (--write writes edges.json of both models)
"""
import torch

from graph import HERE, MODELS, Graph
import stored

STEPS = 5
RECEIVERS = {"tiny-english": ["L0H5", "L2H4", "L2H3"], "attn-only-2l": ["L1H5", "L1H1", "L0H4"]}


def exact(g, clean, corrupted):
    """Change of the mean logit difference when one edge is cut."""
    whole = g.difference(g.run(clean["input"])[0])
    return {edge: g.difference(g.run(clean["input"], {edge}, corrupted, known=clean)[0]) - whole for edge in g.edges}


def gradients(g, embedded):
    """Of the mean logit difference at what each receiver reads."""
    watch = {}
    with torch.enable_grad():
        g.differences(g.run(embedded, watch=watch)[0]).mean().backward()
    return {receiver: x.grad for receiver, x in watch.items()}


def approximate(g, clean, corrupted, points):
    """Sum of (corrupted - clean) sender times the mean gradient at inputs corrupted + point (clean - corrupted)."""
    each = [gradients(g, corrupted["input"] + point * (clean["input"] - corrupted["input"])) for point in points]
    mean = {receiver: sum(gradient[receiver] for gradient in each) / len(each) for receiver in g.receivers}
    return {(sender, receiver): ((corrupted[sender] - clean[sender]) * mean[receiver]).sum().item() for sender, receiver in g.edges}


def first_run(g, clean, corrupted, sender, recompute):
    """Residual stream before each layer and at the end: one head corrupted, all others held, MLPs held or computed anew."""
    x, out = clean["input"], []
    for layer in g.layers:
        out.append(x)
        for head in (f"L{layer}H{i}" for i in g.heads):
            x = x + (corrupted if head == sender else clean)[head]
        x = x + g.model.blocks[layer].attn.b_O
        if not g.cfg.attn_only:
            x = x + (g.mlp(layer, x) if recompute else clean[f"MLP{layer}"])
    return [*out, x]


def paths(g, clean, corrupted, receivers):
    whole = g.difference(g.run(clean["input"])[0])
    highest = max(int(receiver[1]) for receiver in receivers)
    kinds = {"direct": False, "throughMlps": True}
    streams = {kind: {f"L{layer}H{head}": first_run(g, clean, corrupted, f"L{layer}H{head}", recompute)
                      for layer in g.layers for head in g.heads} for kind, recompute in kinds.items()}
    out = {"toLogits": {kind: {sender: g.difference(g.unembed(x[-1])) - whole for sender, x in streams[kind].items()} for kind in kinds},
           "receivers": receivers}
    for part in "qkv":
        out[part] = {kind: {sender: g.difference(g.run(clean["input"], inputs={
            f"{receiver}.{part}": x[int(receiver[1])] for receiver in receivers})[0]) - whole
            for sender, x in streams[kind].items() if int(sender[1]) < highest} for kind in kinds}
    return out


def approximations(g, clean, corrupted):
    """As names to scores: eap, eapIg.fromOne, eapIg.fromZero."""
    return (approximate(g, clean, corrupted, [1]), approximate(g, clean, corrupted, [k / STEPS for k in range(1, STEPS + 1)]),
            approximate(g, clean, corrupted, [k / STEPS for k in range(STEPS)]))


def runs(g):
    """What the senders write, and the logits, in the clean and in the corrupted run."""
    logits, clean = g.run(g.embed(g.clean))
    corrupted_logits, corrupted = g.run(g.embed(g.corrupted))
    return logits, clean, corrupted_logits, corrupted


def by_name(scores):
    return {f"{sender}->{receiver}": value for (sender, receiver), value in scores.items()}


def edges(name):
    g = Graph(name)
    logits, clean, corrupted_logits, corrupted = runs(g)
    eap, from_one, from_zero = approximations(g, clean, corrupted)
    return {"clean": g.difference(logits), "corrupted": g.difference(corrupted_logits), "senders": g.senders, "receivers": g.receivers,
            "exact": by_name(exact(g, clean, corrupted)), "eap": by_name(eap),
            "eapIg": {"steps": STEPS, "fromOne": by_name(from_one), "fromZero": by_name(from_zero)},
            "paths": paths(g, clean, corrupted, RECEIVERS[name])}


if __name__ == "__main__":
    for name in MODELS:
        stored.json_file(HERE / name / "edges.json", edges(name))
