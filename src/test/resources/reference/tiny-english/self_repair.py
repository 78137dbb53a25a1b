"""What attribution predicts of ablated heads, what ablating them does, and the shares of the gap.

    python self_repair.py            (--write writes self-repair.json)

With w the logits that a part writes at the last position, sigma the final LayerNorm's scale, ' for the run with interventions:
predicted = sum over ablated heads of (z edited in the plain run - z) W_O d / sigma; scale = sum of w' (1 / sigma' - 1 / sigma);
laterHeads, laterMlps = (w' - w) / sigma, for a head beyond what is predicted of it. `do` has interventions on z only.
"""
import torch

from tiny_english import HERE, hooks, load, prompt
import stored

model = load()
LAYERS = model.cfg.n_layers


def z(layer):
    return f"blocks.{layer}.attn.hook_z"


CASES = [
    ("ioi", [{"site": z(2), "head": 4, "set": 0}]),
    ("ioi", [{"site": z(0), "head": 0, "copyFrom": "other"}]),
    ("ioi", [{"site": z(1), "head": 3, "set": "mean_over_positions"}]),
    ("ioi", [{"site": z(3), "head": 5, "set": 0}]),
    ("ioi", [{"site": z(2), "head": 4, "set": 0}, {"site": z(2), "head": 4, "positions": [14], "set": 0}]),
    ("ioi", [{"site": z(2), "head": 4, "scale": 0.5}, {"site": z(2), "head": 4, "positions": [14], "scale": 0.5}]),
    ("ioi", [{"site": z(2), "head": 4, "positions": [3, 10], "set": 0}]),
    ("ioi", [{"site": z(2), "head": 4, "set": 0}, {"site": z(2), "head": 5, "set": 0}]),
    ("ioi", [{"site": z(0), "head": 5, "set": 0}, {"site": z(2), "head": 3, "scale": 0.25}, {"site": z(3), "head": 0, "positions": [4], "set": 0}]),
    ("ioi", [{"site": z(1), "set": 0}]),
    ("years", [{"site": z(1), "head": 0, "set": 0}, {"site": z(1), "head": 1, "set": "mean_over_positions"}]),
    ("repeat", [{"site": z(0), "head": 1, "set": 0}]),
]


def written(p, cache, logits):
    """Logits that each head and MLP write, before the scale is divided out, and the scale."""
    direction = model.W_U[:, p["answer_ids"]].mean(1) - model.W_U[:, p["distractor_ids"]].mean(1)
    heads = torch.stack([torch.einsum("hd,hdm,m->h", cache[z(layer)][0, -1], model.W_O[layer], direction) for layer in range(LAYERS)])
    mlps = torch.stack([cache[f"blocks.{layer}.hook_mlp_out"][0, -1] @ direction for layer in range(LAYERS)])
    constant = model.b_U[p["answer_ids"]].mean() - model.b_U[p["distractor_ids"]].mean()
    difference = logits[0, -1, p["answer_ids"]].mean() - logits[0, -1, p["distractor_ids"]].mean()
    return direction, heads, mlps, difference - constant, cache["ln_final.hook_scale"][0, -1, 0]


def case(name, do):
    p = prompt(name)
    ids = torch.tensor([p["ids"]])
    before_logits, before = model.run_with_cache(ids)
    edits = hooks(model, p, do)
    with model.hooks(fwd_hooks=edits):
        after_logits, after = model.run_with_cache(ids)
    direction, heads, mlps, sum_, sigma = written(p, before, before_logits)
    _, heads_after, mlps_after, sum_after, sigma_after = written(p, after, after_logits)
    predicted = torch.zeros_like(heads)
    for layer in range(LAYERS):
        edited = before[z(layer)].clone()
        for site, edit in edits:
            if site == z(layer):
                edited = edit(edited, None)
        predicted[layer] = torch.einsum("hd,hdm,m->h", (edited - before[z(layer)])[0, -1], model.W_O[layer], direction) / sigma
    return {"prompt": name, "do": do, "predicted": predicted.sum().item(), "actual": (sum_after - sum_).item(),
            "scale": (sum_after * (1 - sigma_after / sigma)).item(),
            "laterHeads": ((heads_after - heads) / sigma - predicted).tolist(), "laterMlps": ((mlps_after - mlps) / sigma).tolist()}


stored.json_file(HERE / "self-repair.json", [case(name, do) for name, do in CASES])
