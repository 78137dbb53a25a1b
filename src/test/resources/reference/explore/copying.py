"""The copy score of Name Mover Heads (Wang et al. 2022, "Interpretability in the Wild", section 3.1) on TransformerLens' processed weights:
the share of names among the five tokens that a head raises most of the residual stream behind the first block at the name.

    pip install torch==2.7.1 transformer_lens==2.16.1
    python copying.py            how far what it computes is from what is stored
    python copying.py --write    writes it
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

NAMES = [" Mary", " John", " Lisa", " Jack", " Tim", " Olivia", " Victoria", " Anna", " Tom", " Sam"]


def copied(model, bos, names):
    rows = torch.tensor([[bos, name] for name in names])
    cache = model.run_with_cache(rows)[1]
    state = cache["blocks.0.hook_resid_post"][:, -1]
    state = (state - state.mean(-1, keepdim=True)) / ((state - state.mean(-1, keepdim=True)).pow(2).mean(-1, keepdim=True)
                                                      + model.cfg.eps).sqrt()
    heads = lambda layer: [model.blocks[layer].attn.W_V[head] @ model.blocks[layer].attn.W_O[head] for head in range(model.cfg.n_heads)]
    best = lambda ov: model.unembed(model.ln_final((state @ ov)[:, None]))[:, 0].topk(5).indices
    return [[(best(ov) == torch.tensor(names)[:, None]).any(-1).float().mean().item() for ov in heads(layer)]
            for layer in range(model.cfg.n_layers)]


def main():
    for model_name in ("tiny-english", "attn-only-2l"):
        folder = HERE.parent.parent / "models" / model_name
        model = lens.load(folder)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        ids = {name: tokenizer.encode(name, add_special_tokens=False).ids for name in NAMES}
        names = [name for name in NAMES if len(ids[name]) == 1]
        bos = json.loads((folder / "config.json").read_text())["bos_token_id"]
        stored.json_file(HERE / f"copying-{model_name}.json", {"names": names, "shares": copied(model, bos, [ids[name][0] for name in names])})


main()
