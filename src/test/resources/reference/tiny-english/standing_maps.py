"""Maps in which other interventions stand in every cell, read at a position before the end as well.

    python standing_maps.py            (--write writes standing-maps.json)
"""
from tiny_english import HERE, difference, hooks, load, prompt, run
import stored

model = load()
LAYERS, HEADS = model.cfg.n_layers, model.cfg.n_heads
AHEAD = [{"site": "blocks.2.attn.hook_pattern", "set": 0.1}]
CASES = [
    ("ioi", "zero_by_position", 5, AHEAD),
    ("ioi", "zero_by_position", 14, AHEAD),
    ("ioi", "zero_by_position", 4, [{"site": "blocks.1.attn.hook_pattern", "head": 3, "positions": [3], "set": 0.2},
                                    {"site": "blocks.1.hook_mlp_out", "positions": [12], "scale": 0.5}]),
    ("years", "zero_by_position", 12, [{"site": "blocks.1.attn.hook_pattern", "head": 2, "cut": {"query": 12, "key": [0, 8]},
                                        "renormalise": True}]),
    ("ioi", "patch_clean_into_other.resid_pre", 5, AHEAD),
]


def value(p, position, ids, other_ids, do):
    logits = run(model, ids, hooks(model, p, do, ids, other_ids))
    return difference(model, p, logits[position])


def cells(p, kind, position, standing):
    n = len(p["ids"])
    if kind == "zero_by_position":
        return [[[value(p, position, p["ids"], p["other_ids"],
                        standing + [{"site": f"blocks.{layer}.attn.hook_z", "head": head, "positions": [at], "set": 0}])
                  for at in range(n)] for head in range(HEADS)] for layer in range(LAYERS)]
    return [[value(p, position, p["other_ids"], p["ids"],
                   standing + [{"site": f"blocks.{layer}.hook_resid_pre", "positions": [at], "copyFrom": "other"}])
             for at in range(n)] for layer in range(LAYERS)]


out = [{"prompt": name, "kind": kind, "position": position, "do": standing, "values": cells(prompt(name), kind, position, standing)}
       for name, kind, position, standing in CASES]
stored.json_file(HERE / "standing-maps.json", out)
