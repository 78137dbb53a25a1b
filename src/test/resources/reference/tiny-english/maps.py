"""The logit difference after each change of a kind, for every head, layer or position.

    python maps.py            (--write writes maps.json)
"""
import torch
from transformer_lens import patching

from tiny_english import HERE, PROMPTS, difference, hooks, load, run
import stored

model = load()
LAYERS, HEADS = range(model.cfg.n_layers), range(model.cfg.n_heads)
PATCHES = {"resid_pre": patching.get_act_patch_resid_pre, "resid_mid": patching.get_act_patch_resid_mid,
           "attn_out": patching.get_act_patch_attn_out, "mlp_out": patching.get_act_patch_mlp_out,
           "attn_head_out_all_pos": patching.get_act_patch_attn_head_out_all_pos,
           "attn_head_q_all_pos": patching.get_act_patch_attn_head_q_all_pos, "attn_head_k_all_pos": patching.get_act_patch_attn_head_k_all_pos,
           "attn_head_v_all_pos": patching.get_act_patch_attn_head_v_all_pos,
           "attn_head_pattern_all_pos": patching.get_act_patch_attn_head_pattern_all_pos,
           "attn_head_out_by_pos": patching.get_act_patch_attn_head_out_by_pos}


def after(p, *do):
    return difference(model, p, run(model, p["ids"], hooks(model, p, do))[-1])


def z(layer, head, **action):
    return {"site": f"blocks.{layer}.attn.hook_z", "head": head, **action}


def every_head(p, **action):
    return [[after(p, z(layer, head, **action)) for head in HEADS] for layer in LAYERS]


def every_mlp(p, **action):
    return [after(p, {"site": f"blocks.{layer}.hook_mlp_out", **action}) for layer in LAYERS]


def pairs(p):
    places = [(layer, head) for layer in LAYERS for head in HEADS]
    return [{"a": "L%dH%d" % a, "b": "L%dH%d" % b, "logitDifference": after(p, z(*a, set=0), z(*b, set=0))}
            for i, a in enumerate(places) for b in places[i + 1:]]


def patched(p):
    """The other prompt's run with one activation of the prompt's."""
    clean, other = torch.tensor([p["ids"]]), torch.tensor([p["other_ids"]])
    cache = model.run_with_cache(clean)[1]
    metric = lambda logits: torch.tensor(difference(model, p, logits[0, -1]))
    return {f"patch_clean_into_other.{name}": patch(model, other, cache, metric) for name, patch in PATCHES.items()}


def maps(p):
    every_position = [[[after(p, z(layer, head, positions=[i], set=0)) for i in range(len(p["ids"]))] for head in HEADS] for layer in LAYERS]
    per_position = {"mean_per_position": every_head(p, set="mean_per_position")} if len(p["ids"]) == MEAN_LENGTH else {}
    return {"clean": after(p), "other": difference(model, p, run(model, p["other_ids"])[-1]), "zero": every_head(p, set=0),
            "mean_over_positions": every_head(p, set="mean_over_positions"), **per_position,
            "resample_from_other": every_head(p, copyFrom="other"), "zero_at_end": every_head(p, positions=["END"], set=0),
            "zero_by_position": every_position, "mlp_zero": every_mlp(p, set=0),
            "mlp_mean_over_positions": every_mlp(p, set="mean_over_positions"), "zero_pairs": pairs(p) if p.get("pairs") else None, **patched(p)}


MEAN_LENGTH = 15  # tokens of the reference prompts, BOS in front
if __name__ == "__main__":
    stored.json_file(HERE / "maps.json", {p["id"]: maps(p) for p in PROMPTS["prompts"]})
