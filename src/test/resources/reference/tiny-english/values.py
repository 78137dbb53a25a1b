"""Values of the plain run: attribution, where heads take it from, neurons, logit lens, losses.

    python values.py            (--write writes values.json)
"""
import torch

from tiny_english import HERE, PROMPTS, difference, load, likeliest
import stored

model = load()
LAYERS = range(model.cfg.n_layers)



def direction(p, weights):
    """Answers minus distractors of W_U [d_model, vocab] or b_U [vocab]."""
    return weights[..., p["answer_ids"]].mean(-1) - weights[..., p["distractor_ids"]].mean(-1)


def attribution(p, cache, d):
    """What each part writes at the last position, over the final LayerNorm's scale, along the contrast."""
    scale = cache["ln_final.hook_scale"][0, -1]
    last = lambda name: (cache[name][0, -1] @ d / scale).tolist()
    parts = {"embedding": last("hook_embed")[0], "position": last("hook_pos_embed")[0],
             "heads": [(cache[f"blocks.{layer}.attn.hook_result"][0, -1] @ d / scale).tolist() for layer in LAYERS],
             "mlps": [last(f"blocks.{layer}.hook_mlp_out")[0] for layer in LAYERS],
             "attentionBiases": [(model.b_O[layer] @ d / scale).item() for layer in LAYERS], "unembeddingBias": direction(p, model.b_U).item()}
    return {**parts, "sum": sum(torch.tensor(value).sum().item() for value in parts.values())}


def sources(cache, d):
    """[layer][head][key]: the last position's attention to each key times that value's attribution."""
    scale = cache["ln_final.hook_scale"][0, -1, 0]
    return [torch.einsum("hk,khd,hdm,m->hk", cache[f"blocks.{layer}.attn.hook_pattern"][0, :, -1], cache[f"blocks.{layer}.attn.hook_v"][0],
                         model.W_O[layer], d) / scale for layer in LAYERS]


def weighted(cache):
    """[layer][head][query][key]: attention times the norm of v W_O."""
    return [cache[f"blocks.{layer}.attn.hook_pattern"][0]
            * torch.einsum("khd,hdm->hkm", cache[f"blocks.{layer}.attn.hook_v"][0], model.W_O[layer]).norm(dim=-1)[:, None] for layer in LAYERS]


def neurons(cache, d):
    out = []
    for layer in LAYERS:
        each = cache[f"blocks.{layer}.mlp.hook_post"][0, -1] * (model.W_out[layer] @ d) / cache["ln_final.hook_scale"][0, -1, 0]
        out += [{"layer": layer, "neuron": i, "value": each[i].item()} for i in each.abs().topk(5).indices.tolist()]
    return out


def lens(p, cache):
    names = [f"blocks.{layer}.hook_resid_pre" for layer in LAYERS] + [f"blocks.{LAYERS[-1]}.hook_resid_post"]
    rows = [model.unembed(model.ln_final(cache[name]))[0] for name in names]
    return [{"layer": layer, "top1": logits.argmax(-1).tolist(), "logitDifferenceAtEnd": difference(model, p, logits[-1]),
             "answerLogProbability": logits.log_softmax(-1)[:, p["answer_ids"][0]].tolist()} for layer, logits in enumerate(rows)]


def rank(p, key, logits):
    """How many tokens are likelier than the first of them."""
    return (logits > logits[p[key][0]]).sum().item()


def values(p):
    ids = torch.tensor([p["ids"]])
    logits, cache = model.run_with_cache(ids)
    last, d = logits[0, -1], direction(p, model.W_U)
    return {"logitDifference": difference(model, p, last), "otherLogitDifference": difference(model, p, model(torch.tensor([p["other_ids"]]))[0, -1]),
            "top": likeliest(last, 8), "answerRank": rank(p, "answer_ids", last), "distractorRank": rank(p, "distractor_ids", last),
            "attribution": attribution(p, cache, d), "sourceContribution": sources(cache, d), "valueWeightedPattern": weighted(cache),
            "topNeurons": neurons(cache, d), "logitLens": lens(p, cache),
            "lossPerToken": model.loss_fn(logits, ids, per_token=True)[0]}


if __name__ == "__main__":
    model.set_use_attn_result(True)
    stored.json_file(HERE / "values.json", {p["id"]: values(p) for p in PROMPTS["prompts"]})
