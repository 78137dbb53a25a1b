"""The tests' tiny-english in TransformerLens, and interventions in the JSON form of `InterventionJson` as its hooks.

    python -m venv venv; venv/bin/pip install torch==2.7.1 transformer_lens==2.16.1
"""
import json
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / "models/tiny-english"
PROMPTS = json.loads((HERE / "prompts.json").read_text())
sys.path.append(str(HERE.parent))

import lens
import torch
from safetensors.torch import load_file


@cache
def means():
    return load_file(HERE / "means.safetensors")


def load(folder=FOLDER, processed=True):
    return lens.load(folder, processed)


def prompt(name):
    return next(p for p in PROMPTS["prompts"] if p["id"] == name)


def difference(model, p, logits):
    """Mean logit of the answers minus mean logit of the distractors, of logits [vocab]."""
    return (logits[p["answer_ids"]].mean() - logits[p["distractor_ids"]].mean()).item()


def at(activation, site, line, positions):
    """The part of an activation that a line is about, as an index."""
    head = line.get("head", slice(None))
    if site.endswith(("hook_pattern", "hook_attn_scores")):
        return (0, head, positions) if isinstance(head, int) else (0, slice(None), positions)
    index = (0, positions)
    if "head" in line:
        return index + (head,)
    return index + ((line["neuron"],) if "neuron" in line else ())


def hooks(model, p, do, ids=None, other_ids=None):
    """TransformerLens hooks for a list of interventions, in its order."""
    ids = ids or p["ids"]
    base = other = None
    out = []
    for line in do:
        site, n = line["site"], len(ids)
        positions = line.get("positions", list(range(n)))
        positions = [n - 1 if i == "END" else i for i in (positions if isinstance(positions, list) else [positions])]
        if "cut" in line:
            positions = [line["cut"]["query"]] if isinstance(line["cut"]["query"], int) else line["cut"]["query"]
        if base is None:
            base = model.run_with_cache(torch.tensor([ids]))[1]
            other = model.run_with_cache(torch.tensor([other_ids or p["other_ids"]]))[1]
        out.append((site, change(model, line, site, positions, base, other)))
    return out


def change(model, line, site, positions, base, other):
    def hook(activation, hook):
        index = at(activation, site, line, positions)
        if line.get("set") in ("mean_over_positions", "mean_per_position"):
            mean = means()[("z." if site.endswith("hook_z") else "mlp_out.") + line["set"]][int(site.split(".")[1])]
            mean = mean[positions] if line["set"] == "mean_per_position" else mean
            activation[index] = mean[..., line["head"], :] if "head" in line else mean
        elif "set" in line:
            activation[index] = line["set"]
        elif "scale" in line:
            activation[index] *= line["scale"]
        elif line.get("copyFrom") == "other":
            activation[index] = other[site][at(activation, site, line, line.get("otherPositions", positions))]
        elif "addUnembedding" in line:
            activation[index] += line["strength"] * model.W_U[:, line["addUnembedding"]]
        elif line.get("addDifference") == "per_position":
            activation[index] += line["strength"] * (base[site] - other[site])[index]
        elif line.get("addDifference") is True:
            last = at(activation, site, line, -1)
            activation[index] += line["strength"] * (base[site][last] - other[site][last])
        elif "freeze" in line:
            activation[index] = base[site][index]
        elif "cut" in line:
            keys = line["cut"]["key"] if isinstance(line["cut"]["key"], list) else [line["cut"]["key"]]
            for query in positions:
                row = (0, line.get("head", slice(None)), query)
                for key in keys:
                    activation[row + (key,)] = 0
                if line["renormalise"]:
                    activation[row] /= activation[row].sum(-1, keepdim=True)
        else:
            raise ValueError(line)
        return activation
    return hook


def run(model, ids, fwd_hooks=()):
    """Logits [pos, vocab]."""
    return model.run_with_hooks(torch.tensor([ids]), fwd_hooks=list(fwd_hooks))[0]


@cache
def vocabulary():
    """Token of an id, as text; all ids that are asked for here are letters, digits and blanks."""
    pieces = json.loads((FOLDER / "tokenizer.json").read_text())["model"]["vocab"]
    return {i: piece.replace("Ġ", " ") for piece, i in pieces.items()}


def likeliest(logits, count):
    """The tokens with the largest logits [vocab]."""
    probabilities = logits.softmax(-1)
    return [{"token": vocabulary()[i], "id": i, "logit": logits[i].item(), "probability": probabilities[i].item()}
            for i in logits.topk(count).indices.tolist()]
