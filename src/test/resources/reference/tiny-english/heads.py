"""What heads are, by their attention and by their weights. The tokens in detectors.json and detect-head.json, and the matrix `custom`, were drawn
at random once: they are what is asked.

    python heads.py            (--write writes detectors.json, composition.json, detect-head.json)
"""
import json

import torch
from transformer_lens.head_detector import detect_head

from tiny_english import HERE, load
import stored

model = load()
LAYERS = range(model.cfg.n_layers)


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def detectors(asked):
    """tokens: rows of BOS and twice the same n random tokens."""
    tokens, n = torch.tensor(asked["tokens"]), asked["sequenceLength"]
    logits, cache = model.run_with_cache(tokens)
    losses = model.loss_fn(logits, tokens, per_token=True).mean(0)
    patterns = [cache[f"blocks.{layer}.attn.hook_pattern"] for layer in LAYERS]
    back = lambda offset: [pattern.diagonal(-offset, dim1=-2, dim2=-1).mean((0, -1)) for pattern in patterns]
    return {"tokens": asked["tokens"], "sequenceLength": n, "previous": back(1), "current": back(0),
            "first": [pattern[..., 0].mean((0, -1)) for pattern in patterns], "induction": back(n - 1), "duplicate": back(n),
            "lossFirstHalf": losses[:n].mean().item(), "lossSecondHalf": losses[n:].mean().item()}


def composition():
    return {"d_model": model.cfg.d_model, **{kind: model.all_composition_scores(kind.upper()) for kind in "qkv"}}


def case(asked, text, custom):
    pattern = custom if asked["pattern"] == "custom" else asked["pattern"]
    return {**asked, "scores": detect_head(model, text, pattern, exclude_bos=asked["excludeBos"],
                                           exclude_current_token=asked["excludeCurrentToken"], error_measure=asked["measure"])}


def detected(asked):
    # detect_head takes a text; the stored tokens are no text's.
    model.to_tokens = lambda text: torch.tensor([asked["tokens"]])
    custom = torch.tensor(asked["custom"])
    return {**asked, "cases": [case(each, "", custom) for each in asked["cases"]]}


stored.json_file(HERE / "detectors.json", detectors(read("detectors.json")))
stored.json_file(HERE / "composition.json", composition(), 1e-5)
stored.json_file(HERE / "detect-head.json", detected(read("detect-head.json")))
