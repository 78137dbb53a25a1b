"""Mean activations of tiny-english over corpus.txt, position by position, one text after the other in TransformerLens, added up by numpy; and
what ablating heads and an MLP by these means does to a prompt's logits.

    python means.py [--write]
"""
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import lens
import numpy
import stored
import torch
from tokenizers import Tokenizer

FOLDER = HERE.parent.parent / "models/tiny-english"
SITES = ["blocks.1.attn.hook_z", "blocks.2.attn.hook_z", "blocks.1.hook_mlp_out", "blocks.3.hook_resid_post", "blocks.2.mlp.hook_post"]
PROMPT = "When Mark and Sarah went to the house, Sarah gave a drink to"
ABLATIONS = {"L2H4:mean": ("blocks.2.attn.hook_z", 4, False), "L1H1:mean-per-position": ("blocks.1.attn.hook_z", 1, True),
             "MLP1:mean": ("blocks.1.hook_mlp_out", None, False), "MLP1:mean-per-position": ("blocks.1.hook_mlp_out", None, True)}
SHOWN = 6


def main():
    model = lens.load(FOLDER)
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    bos = json.loads((FOLDER / "config.json").read_text())["bos_token_id"]
    sums = {}
    counts = numpy.zeros(model.cfg.n_ctx)
    for line in (HERE / "corpus.txt").read_text(encoding="utf-8").splitlines():
        ids = tokenizer.encode(line, add_special_tokens=False).ids
        if ids:
            cache = model.run_with_cache(torch.tensor([[bos, *ids]]))[1]
            counts[:len(ids) + 1] += 1
            for site in SITES:
                values = cache[site][0].double().flatten(1).numpy()
                sums.setdefault(site, numpy.zeros((model.cfg.n_ctx, values.shape[1])))[:len(values)] += values
    reached = int((counts > 0).sum())
    means = {site: {"overPositions": sum[1:].sum(0)[:SHOWN] / counts[1:].sum(),
                    "perPosition": sum[:reached, :SHOWN] / counts[:reached, None]} for site, sum in sums.items()}
    prompt = torch.tensor([[bos, *tokenizer.encode(PROMPT, add_special_tokens=False).ids]])
    words = [tokenizer.token_to_id("Ġ" + name) for name in ("Mark", "Sarah")]
    clean = model(prompt)[0, -1, words]
    ablated = {name: (model.run_with_hooks(prompt, fwd_hooks=[(site, ablation(sums[site], counts, head, each))])[0, -1, words]).tolist()
               for name, (site, head, each) in ABLATIONS.items()}
    stored.json_file(HERE / "means-tiny-english.json", {
        "counts": counts[:reached].tolist(), "means": {site: {kind: value.tolist() for kind, value in of.items()} for site, of in means.items()},
        "prompt": PROMPT, "answers": [" Mark", " Sarah"], "clean": clean.tolist(), "ablated": ablated})


def ablation(sum, counts, head, each):
    def hook(value, hook):
        length = value.shape[1]
        mean = sum[:length] / counts[:length, None] if each else (sum[1:].sum(0) / counts[1:].sum())[None].repeat(length, 0)
        mean = torch.tensor(mean, dtype=value.dtype).reshape(value.shape[1:])
        if head is None:
            value[0] = mean
        else:
            value[0, :, head] = mean[:, head]
        return value
    return hook


main()
