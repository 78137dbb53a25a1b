"""The figures of `verify`, in the format of assets/verify: of the tests' tiny-english, or of another folder with such a model.

    python verify.py                                     (--write writes verify.json)
    python verify.py assets/verify/tiny-english.json models/tiny-english      for the shipped model, with the tokens of its own tokenizer

What is asked (id, kind, prompts, interventions, map, tolerance) is the file's, `expected` is computed.
"""
import json
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer

from tiny_english import FOLDER, HERE, difference, hooks, load, run
import stored

given = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
FILE, MODEL = given or (HERE / "verify.json", FOLDER)
model = load(MODEL)
model.set_use_attn_result(True)
tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
LAYERS, HEADS = range(model.cfg.n_layers), range(model.cfg.n_heads)
BOS = json.loads((MODEL / "config.json").read_text())["bos_token_id"]


def ids(text):
    return tokenizer.encode(text, add_special_tokens=False).ids


def asked(figure):
    """The prompt in the form of prompts.json."""
    p, = figure["prompts"]
    return {"ids": [BOS, *ids(p["text"])], "other_ids": [BOS, *ids(p["other"])], "answer_ids": [i for text in p["answers"] for i in ids(text)],
            "distractor_ids": [i for text in p["distractors"] for i in ids(text)]}


def attribution(p):
    """Embedding, position, and for each layer heads, attention bias and MLP: what they write, over the final LayerNorm's scale."""
    cache = model.run_with_cache(torch.tensor([p["ids"]]))[1]
    d = (model.W_U[:, p["answer_ids"]].mean(1) - model.W_U[:, p["distractor_ids"]].mean(1)) / cache["ln_final.hook_scale"][0, -1]
    of = lambda name: cache[name][0, -1] @ d
    heads = torch.stack([of(f"blocks.{layer}.attn.hook_result") for layer in LAYERS])
    layers = [of("hook_embed"), of("hook_pos_embed")]
    for layer in LAYERS:
        layers += [heads[layer].sum() + model.b_O[layer] @ d, of(f"blocks.{layer}.hook_mlp_out")]
    return heads, torch.stack(layers)


def map_(p, kind):
    if kind == "patch_clean_into_other.resid_pre":
        return [[difference(model, p, run(model, p["other_ids"], hooks(model, p, [
            {"site": f"blocks.{layer}.hook_resid_pre", "positions": [i], "copyFrom": "other"}], p["other_ids"], p["ids"]))[-1])
            for i in range(len(p["ids"]))] for layer in LAYERS]
    action = {"zero": {"set": 0}, "zero_at_end": {"set": 0, "positions": ["END"]}, "resample_from_other": {"copyFrom": "other"}}[kind]
    return [[changed(p, [{"site": f"blocks.{layer}.attn.hook_z", "head": head, **action}]) for head in HEADS] for layer in LAYERS]


def changed(p, do=()):
    return difference(model, p, run(model, p["ids"], hooks(model, p, do))[-1])


def measured(figure):
    p, kind = asked(figure), figure["kind"]
    if kind == "logit-difference":
        return changed(p)
    if kind == "effect":
        return changed(p, figure["interventions"]) - changed(p)
    if kind in ("attribution", "layer-attribution"):
        return attribution(p)[kind == "layer-attribution"]
    if kind == "map":
        return map_(p, figure["map"])
    logits = run(model, p["ids"])
    if kind == "loss":
        return model.loss_fn(logits[None], torch.tensor([p["ids"]])).item()
    return {text: logits[-1].softmax(-1)[ids(text)[0]].item() for text in figure["expected"]}


values = json.loads(FILE.read_text(encoding="utf-8"))
for each in values["figures"]:
    each["expected"] = stored.rounded(measured(each))
if "--write" in sys.argv:
    head = json.dumps({key: value for key, value in values.items() if key != "figures"}, ensure_ascii=False)
    lines = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in values["figures"])
    FILE.write_text(f'{head[:-1]}, "figures": [\n  {lines}\n]}}\n', encoding="utf-8")
else:
    stored.json_file(FILE, values)
