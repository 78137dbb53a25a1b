"""The strongest examples of five neurons and of all heads of tiny-english over corpus.txt, one text after the other in TransformerLens.

    python strongest.py [--write]
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
NEURONS = [(0, 5), (1, 100), (2, 321), (3, 7), (3, 500)]
TIE = 1e-5


def strongest(examples):
    return sorted(examples, key=lambda each: (-each["value"], each["text"]))[:10]


def main():
    model = lens.load(FOLDER)
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    bos = json.loads((FOLDER / "config.json").read_text())["bos_token_id"]
    neurons = {neuron: [] for neuron in NEURONS}
    fired = {neuron: [] for neuron in NEURONS}
    heads = {(layer, head): [] for layer in range(model.cfg.n_layers) for head in range(model.cfg.n_heads)}
    for text, line in enumerate((HERE / "corpus.txt").read_text(encoding="utf-8").splitlines()):
        ids = tokenizer.encode(line, add_special_tokens=False).ids
        if not ids:
            continue
        cache = model.run_with_cache(torch.tensor([[bos, *ids]]))[1]
        for layer, neuron in NEURONS:
            values = cache[f"blocks.{layer}.mlp.hook_post"][0, 1:, neuron]
            fired[layer, neuron].append(values)
            neurons[layer, neuron].append({"value": values.max().item(), "text": text, "position": values.argmax().item() + 1})
        for layer, head in heads:
            pattern = cache[f"blocks.{layer}.attn.hook_pattern"][0, head, 1:, 1:]
            query, key = divmod(pattern.argmax().item(), pattern.shape[1])
            heads[layer, head].append({"value": pattern.max().item(), "text": text, "query": query + 1, "key": key + 1})
    made = {"neurons": {}, "heads": {f"L{layer}H{head}": strongest(heads[layer, head]) for layer, head in heads}}
    for layer, neuron in NEURONS:
        values = torch.cat(fired[layer, neuron]).double()
        made["neurons"][f"L{layer} neuron {neuron}"] = {"top": strongest(neurons[layer, neuron]), "mean": values.mean().item(),
                                                        "meanOfSquares": values.square().mean().item(), "tokens": len(values)}
    stored.json_file(HERE / "strongest-tiny-english.json", made if "--write" in sys.argv else ties(made))


def ties(made):
    """What is made, with the stored order of examples whose values are closer than TIE: any order among them is right."""
    kept = json.loads((HERE / "strongest-tiny-english.json").read_text())
    lists = [(made["heads"], kept["heads"], name) for name in kept["heads"]]
    lists += [(made["neurons"][name], kept["neurons"][name], "top") for name in kept["neurons"]]
    for mine, theirs, name in lists:
        mine[name] = [b if abs(a["value"] - b["value"]) < TIE else a for a, b in zip(mine[name], theirs[name])]
    return made


main()
