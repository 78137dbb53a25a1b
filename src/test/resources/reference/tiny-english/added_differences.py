"""Runs to which a multiple of the two prompts' difference is added, at one position for all or at each.

    python added_differences.py            (--write writes added-differences.json)
"""
import torch

from tiny_english import HERE, difference, hooks, load, prompt, run
import stored

model = load()
PLACES = [{"site": "hook_embed"}, {"site": "blocks.1.hook_resid_pre"}, {"site": "blocks.1.attn.hook_z", "head": 4},
          {"site": "blocks.2.attn.hook_q"}, {"site": "blocks.0.mlp.hook_post", "neuron": 7}, {"site": "blocks.2.hook_mlp_out"},
          {"site": "blocks.2.hook_resid_mid", "positions": [10, "END"]}, {"site": "blocks.3.attn.hook_v", "head": 0, "positions": [2, 3]}]
CASES = [(name, [{**place, "addDifference": how, "strength": strength}])
         for name in ("ioi", "years", "repeat") for place in PLACES for how in (True, "per_position") for strength in (-1, 0.75)
         if name == "ioi" or strength == -1]


def case(name, do):
    p = prompt(name)
    before = run(model, p["ids"])[-1]
    after = run(model, p["ids"], hooks(model, p, do))[-1]
    log = torch.log_softmax(before, -1)
    kl = (log.exp() * (log - torch.log_softmax(after, -1))).sum().item()
    values, ids = after.topk(3)
    return {"prompt": name, "do": do, "logitDifference": difference(model, p, after), "kl": kl,
            "top": [{"id": i, "logit": v} for v, i in zip(values.tolist(), ids.tolist())]}


stored.json_file(HERE / "added-differences.json", [case(name, do) for name, do in CASES])
