"""Compares what a script here makes with what is stored: `python maps.py` says how far apart they are, `python maps.py --write` writes it."""
import json
import sys

import torch
from safetensors.torch import load_file, save_file


def rounded(value, digits=6):
    if isinstance(value, torch.Tensor):
        value = value.tolist()
    if isinstance(value, float):
        return value if digits is None else round(value, digits)
    if isinstance(value, dict):
        return {key: rounded(each, digits) for key, each in value.items()}
    return [rounded(each, digits) for each in value] if isinstance(value, (list, tuple)) else value


def apart(made, kept, place=""):
    """(deviation, place) of every number: absolute below one, relative above; infinite where the two have another shape or another text."""
    number = (int, float)
    if isinstance(made, dict) and isinstance(kept, dict) and made.keys() == kept.keys():
        for key in kept:
            yield from apart(made[key], kept[key], f"{place}/{key}")
    elif isinstance(made, list) and isinstance(kept, list) and len(made) == len(kept):
        for i, (a, b) in enumerate(zip(made, kept)):
            yield from apart(a, b, f"{place}/{i}")
    elif isinstance(made, number) and isinstance(kept, number):
        yield abs(made - kept) / max(1, abs(kept)), place
    else:
        yield (0 if made == kept else float("inf")), f"{place}: {str(made)[:60]} != {str(kept)[:60]}"


def report(name, deviations, tolerance):
    deviations = list(deviations)
    worst, place = max(deviations)
    print(f"{name}: {len(deviations)} values, {worst:.1e} apart at most, {place}" if worst else f"{name}: {len(deviations)} values, the same")
    if worst > tolerance:
        sys.exit(f"{name} has other values")


def written(values):
    """A list has a line for each of its cases."""
    if isinstance(values, list):
        return "[\n" + ",\n".join(written_in_line(each) for each in values) + "\n]"
    return written_in_line(values)


def written_in_line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_file(path, values, tolerance=1e-4, digits=6):
    """digits: how many are kept after the point; None: all."""
    values = rounded(values, digits)
    if "--write" in sys.argv:
        path.write_text(written(values) + "\n", encoding="utf-8")
    else:
        report(path.name, apart(values, json.loads(path.read_text(encoding="utf-8"))), tolerance)


def tensors(path, values, tolerance=1e-4, compared=lambda name, value: value):
    """values: name to tensor. Of a tensor only the largest deviation counts, of the part of it that is compared."""
    if "--write" in sys.argv:
        return save_file({name: value.contiguous().clone() for name, value in values.items()}, path)
    kept = load_file(path)
    if values.keys() != kept.keys():
        sys.exit(f"{path.name} has other names: {sorted(values.keys() ^ kept.keys())}")
    pairs = {name: (compared(name, values[name]), compared(name, kept[name])) for name in kept}
    report(path.name, [(((a - b).abs() / b.abs().clamp(min=1)).max().item(), name) for name, (a, b) in pairs.items()], tolerance)
