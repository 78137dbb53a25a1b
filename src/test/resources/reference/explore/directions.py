"""The strongest examples and the moments of directions and next-token logits of tiny-english over corpus.txt, one text after the other in
TransformerLens. The vectors are drawn here, by seed, and stored in directions.safetensors.

    python directions.py [--write]
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

FOLDER = HERE.parent.parent / "models/tiny-english"
SITES = {"early": "blocks.0.hook_resid_pre", "read": "blocks.1.ln2.hook_normalized", "write": "blocks.2.hook_attn_out",
         "late": "blocks.3.hook_resid_post"}
LOGITS = [" Mary", " the", "."]


def main():
    model = lens.load(FOLDER)
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    bos = json.loads((FOLDER / "config.json").read_text())["bos_token_id"]
    drawn = torch.randn(len(SITES), model.cfg.d_model, generator=torch.Generator().manual_seed(7))
    vectors = {f"{name}@{site}": vector for (name, site), vector in zip(SITES.items(), drawn)}
    found = {name: [] for name in [*vectors, *LOGITS]}
    for text, line in enumerate((HERE / "corpus.txt").read_text(encoding="utf-8").splitlines()):
        ids = tokenizer.encode(line, add_special_tokens=False).ids
        if not ids:
            continue
        logits, cache = model.run_with_cache(torch.tensor([[bos, *ids]]))
        for name, vector in vectors.items():
            found[name].append((text, cache[name.split("@")[1]][0, 1:].double() @ vector.double()))
        for token in LOGITS:
            found[token].append((text, logits[0, 1:, tokenizer.token_to_id(token.replace(" ", "Ġ"))].double()))
    stored.tensors(HERE / "directions.safetensors", vectors)
    of = {name: summary(values) for name, values in found.items()}
    stored.json_file(HERE / "directions-tiny-english.json", {"directions": {name: of[name] for name in vectors},
                                                             "logits": {token: of[token] for token in LOGITS}})


def summary(values):
    best = sorted(({"value": each.max().item(), "text": text, "position": each.argmax().item() + 1} for text, each in values),
                  key=lambda each: (-each["value"], each["text"]))[:10]
    each = torch.cat([value for _, value in values])
    deviations = each - each.mean()
    return {"top": best, "tokens": len(each), "mean": each.mean().item(), "meanOfSquares": each.square().mean().item(),
            "skew": (deviations.pow(3).mean() / deviations.square().mean().pow(1.5)).item(), "aboveZero": (each > 0).double().mean().item()}


main()
