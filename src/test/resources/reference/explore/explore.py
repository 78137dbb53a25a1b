"""Weights and scores taken apart, on TransformerLens' processed weights.

    pip install torch==2.7.1 transformer_lens==2.16.1
    python explore.py            how far what it computes is from what is stored
    python explore.py --write    writes it
"""
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import lens
import stored
import torch
from tokenizers import Tokenizer

WORDS = {"attn-only-2l": [" Mary", " Paris", " book", " seven", " the", "."], "tiny-english": [" Mary", " John", " Paris", " the", " red"]}
PAIRS = {"attn-only-2l": [("L1H1", 13, 6), ("L1H1", 13, 5), ("L1H5", 12, 4), ("L0H1", 7, 6)],
         "tiny-english": [("L2H4", 14, 2), ("L2H4", 14, 4), ("L2H5", 14, 2), ("L3H1", 14, 10)]}
TEXTS = {"attn-only-2l": " Paris book seven red dog Mary three park Paris book seven red dog",
         "tiny-english": "When Mary and John went to the store, John gave a drink to"}


def centred(weights):
    """Without what LayerNorm takes away before it: the mean over d_model, of weights [..., d_model, out]."""
    return weights - weights.mean(-2, keepdim=True)


def largest(values, scale=1):
    top = (values * scale).topk(3)
    return [{"id": i, "value": value} for value, i in zip(top.values.tolist(), top.indices.tolist())]


def eigenvalues(left, right):
    """The nonzero eigenvalues of left @ right, [n, d] and [d, n]: those of the small product."""
    return torch.linalg.eigvals(right @ left)


def copying(embed, ov_left, ov_right, unembed):
    values = eigenvalues(embed @ ov_left, ov_right @ unembed)
    total, absolute = values.real.sum().item(), values.abs().sum().item()
    return {"copying": total / absolute, "sum": total, "absolute": absolute}


def weights(model, tokens, words):
    double = lambda name: torch.stack([getattr(block.attn, name) for block in model.blocks]).double()
    q, k, v = (centred(double(name)) for name in ("W_Q", "W_K", "W_V"))
    o, embed, unembed = double("W_O"), model.W_E.double(), centred(model.W_U.double())
    ids = [tokens(word)[0] for word in words]
    heads = [(layer, head) for layer in range(model.cfg.n_layers) for head in range(model.cfg.n_heads)]
    table = lambda cell: [[cell(layer, head) for head in range(model.cfg.n_heads)] for layer in range(model.cfg.n_layers)]
    norms = lambda left, right: table(lambda layer, head: torch.linalg.norm(left[layer, head] @ right[layer, head]).item())
    ov = v @ o
    two = model.cfg.n_layers == 2
    return {
        "words": words, "ids": ids,
        "copying": table(lambda layer, head: copying(embed, v[layer, head], o[layer, head], unembed)),
        "ovTop": table(lambda layer, head: [largest(embed[i] @ ov[layer, head] @ unembed) for i in ids]),
        "qkTop": table(lambda layer, head: [largest(embed[i] @ q[layer, head] @ (embed @ k[layer, head]).T, model.cfg.d_head ** -0.5)
                                            for i in ids]),
        "ovNorm": norms(v, o), "qkNorm": norms(q, k.transpose(-1, -2)),
        "directTop": [largest(embed[i] @ unembed) for i in ids],
        "virtual": [{"first": f"L0H{first}", "then": f"L1H{then}", "norm": torch.linalg.norm(ov[0, first] @ ov[1, then]).item()}
                    for _, first in heads[:model.cfg.n_heads] for _, then in heads[:model.cfg.n_heads]] if two else None}


def written(model, cache, layer):
    """What each part before a layer's attention added to the residual stream, [pos, d_model]."""
    parts = {"embed": cache["hook_embed"][0], "pos_embed": cache["hook_pos_embed"][0]}
    for before in range(layer):
        attention = model.blocks[before].attn
        for head in range(model.cfg.n_heads):
            parts[f"L{before}H{head}"] = cache[f"blocks.{before}.attn.hook_z"][0, :, head] @ attention.W_O[head]
        parts[f"L{before} attention bias"] = attention.b_O.expand_as(parts["embed"])
        if not model.cfg.attn_only:
            parts[f"MLP{before}"] = cache[f"blocks.{before}.hook_mlp_out"][0]
    return parts


def score(model, cache, name, query, key):
    layer, head = map(int, name[1:].split("H"))
    attention = model.blocks[layer].attn
    parts = written(model, cache, layer)
    scale = cache[f"blocks.{layer}.ln1.hook_scale"][0]
    side = lambda position, weights, bias: torch.stack(
        [(part[position] - part[position].mean()) / scale[position] @ weights[head] for part in parts.values()] + [bias[head]])
    pairs = side(query, attention.W_Q, attention.b_Q) @ side(key, attention.W_K, attention.b_K).T / model.cfg.d_head ** 0.5
    return {"head": name, "query": query, "key": key, "score": cache[f"blocks.{layer}.attn.hook_attn_scores"][0, head, query, key].item(),
            "attention": cache[f"blocks.{layer}.attn.hook_pattern"][0, head, query, key].item(), "parts": [*parts, "bias"], "pairs": pairs}


def main():
    for name, words in WORDS.items():
        folder = HERE.parent.parent / "models" / name
        model = lens.load(folder)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokens = lambda text: tokenizer.encode(text, add_special_tokens=False).ids
        stored.json_file(HERE / f"weights-{name}.json", weights(model, tokens, words))
        bos = json.loads((folder / "config.json").read_text())["bos_token_id"]
        cache = model.run_with_cache(torch.tensor([[bos, *tokens(TEXTS[name])]]))[1]
        scores = [score(model, cache, *pair) for pair in PAIRS[name]]
        stored.json_file(HERE / f"scores-{name}.json", {"text": TEXTS[name], "scores": scores})


main()
