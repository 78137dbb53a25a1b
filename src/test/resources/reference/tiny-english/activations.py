"""The activations of every site, and the means over the reference prompts.

    python activations.py            (--write writes <prompt>.safetensors, ioi.raw.safetensors and means.safetensors)
"""
import torch
from tokenizers import Tokenizer

from tiny_english import FOLDER, HERE, PROMPTS, load
import stored

ATTENTION = ["attn.hook_q", "attn.hook_k", "attn.hook_v", "attn.hook_attn_scores", "attn.hook_pattern", "attn.hook_z", "attn.hook_result"]
BLOCK = ["hook_resid_pre", "ln1.hook_scale", "ln1.hook_normalized", *ATTENTION, "hook_attn_out", "hook_resid_mid", "ln2.hook_scale",
         "ln2.hook_normalized", "mlp.hook_pre", "mlp.hook_post", "hook_mlp_out", "hook_resid_post"]


def sites(model):
    return ["hook_embed", "hook_pos_embed", *(f"blocks.{layer}.{name}" for layer in range(model.cfg.n_layers) for name in BLOCK),
            "ln_final.hook_scale", "ln_final.hook_normalized"]


def activations(model, ids):
    model.set_use_attn_result(True)
    logits, cache = model.run_with_cache(torch.tensor([ids]))
    values = {name: cache[name][0] for name in sites(model)}
    # Keys that a query may not see are -inf in TransformerLens.
    return {**{name: value.masked_fill(value.isneginf(), 0) for name, value in values.items()}, "logits": logits[0]}


def means(model):
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    rows = [[PROMPTS["bos_id"], *tokenizer.encode(text, add_special_tokens=False).ids] for text in PROMPTS["reference_prompts"]]
    cache = model.run_with_cache(torch.tensor(rows))[1]
    z = torch.stack([cache[f"blocks.{layer}.attn.hook_z"] for layer in range(model.cfg.n_layers)])
    mlp = torch.stack([cache[f"blocks.{layer}.hook_mlp_out"] for layer in range(model.cfg.n_layers)])
    return {"z.mean_over_positions": z[:, :, 1:].mean((1, 2)), "z.mean_per_position": z.mean(1),
            "mlp_out.mean_over_positions": mlp[:, :, 1:].mean((1, 2))}


def raw(prompt):
    """Of the unprocessed weights, without the scores."""
    values = activations(load(processed=False), prompt["ids"])
    return {name: value for name, value in values.items() if not name.endswith("hook_attn_scores")}


model = load()
for each in PROMPTS["prompts"]:
    stored.tensors(HERE / f"{each['id']}.safetensors", activations(model, each["ids"]))
    if each.get("raw_activations"):
        stored.tensors(HERE / f"{each['id']}.raw.safetensors", raw(each))
stored.tensors(HERE / "means.safetensors", means(model))
