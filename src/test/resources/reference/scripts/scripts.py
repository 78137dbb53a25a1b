"""Whether exported scripts give Glasshead's numbers: random experiments, written with `export python`, run here with TransformerLens, and
compared with what `run` and `set` print.

    pip install torch==2.7.1 transformer_lens==2.16.1
    python scripts.py "java -jar target/glasshead.jar" [how many] [seed]
"""
import contextlib
import io
import json
import random
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = shlex.split(sys.argv[1])
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 40
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
# name: layers, heads, neurons, a maker of prompts of n tokens, ids of answers
NAMES = ["Mary", "John", "Tom", "Anna", "Sarah", "Peter"]
MODELS = {"tiny-english": (4, 6, 768), "attn-only-2l": (2, 6, 0), "tiny-english@2200": (4, 6, 768), "mod-add": (1, 4, 512),
          "sort-letters": (3, 3, 192), "attn-only-0l": (0, 6, 0), "attn-only-1l": (1, 6, 0)}
TOLERANCE = 2e-4


def sentence(rng):
    a, b = rng.sample(NAMES, 2)
    return f"When {a} and {b} went to the store, {rng.choice([a, b])} gave a drink to"


def prompts(rng, model):
    if model == "mod-add":
        return [[rng.randrange(113), rng.randrange(113), 113] for _ in range(2)], ["#%d" % i for i in rng.sample(range(113), 3)]
    if model == "sort-letters":
        return [[rng.randrange(3) for _ in range(9)] for _ in range(2)], ["#0", "#1", "#2"]
    return [sentence(rng) for _ in range(2)], [" " + name for name in rng.sample(NAMES, 3)]


def positions(rng, length):
    return rng.choice([None, None, "END", rng.randrange(length), sorted(rng.sample(range(length), 2)), [rng.randrange(length - 1), "END"]])


def intervention(rng, model, length, of_set):
    layers, heads, neurons = MODELS[model]
    layer = rng.randrange(layers) if layers else 0
    in_layers = ["hook_resid_pre", "attn.hook_q", "attn.hook_k", "attn.hook_v", "attn.hook_pattern", "attn.hook_z", "hook_attn_out",
                 "hook_resid_mid", "hook_resid_post", "attn.hook_attn_scores"] + (["mlp.hook_pre", "mlp.hook_post", "hook_mlp_out"] if neurons else [])
    site = rng.choice(["hook_embed", "hook_pos_embed"] + ([f"blocks.{layer}.{name}" for name in in_layers] if layers else []))
    line = {"site": site}
    per_head = site.split(".hook_")[-1] in ("q", "k", "v", "z", "pattern")
    pattern = site.endswith("pattern")
    if per_head and rng.random() < 0.8:
        line["head"] = rng.randrange(heads)
    if ".mlp.hook" in site and rng.random() < 0.5:
        line["neuron"] = rng.randrange(neurons)
    if site.endswith("scores"):
        line["head"] = rng.randrange(heads)
        parts = ["embed", "pos_embed", "bias"] + [f"L{l}H{h}" for l in range(layer) for h in range(heads)]
        parts += [f"L{l} attention bias" for l in range(layer)] + ([f"MLP{l}" for l in range(layer)] if neurons else [])
        return line | {"positions": "END", "cutParts": {"queryPart": rng.choice(parts), "keyPart": rng.choice(parts)}}
    at = positions(rng, length)
    actions = ["set", "scale", "other", "freeze", "reference"] + (["cut"] * 3 if pattern else ["mean", "mean_at", "difference", "differences"])
    actions += ["otherPositions"] if not pattern and at is not None and not isinstance(at, list) else []
    actions += ["unembedding"] if "resid" in site or site.endswith("_out") or site.endswith("embed") else []
    action = rng.choice([action for action in actions if not (action == "reference" and pattern and not of_set)])
    if action != "cut" and at is not None:
        line["positions"] = at
    line |= {"set": {"set": rng.choice([0, 0, 0.25])}, "scale": {"scale": rng.choice([0, -1, 0.5, 2])}, "other": {"copyFrom": "other"},
             "freeze": {"freeze": "baseline"}, "reference": {"copyFrom": "reference", "seed": rng.randrange(9)},
             "mean": {"set": "mean_over_positions"}, "mean_at": {"set": "mean_per_position"},
             "difference": {"addDifference": True, "strength": 0.5}, "differences": {"addDifference": "per_position", "strength": -1},
             "otherPositions": {"copyFrom": "other", "otherPositions": rng.randrange(length)},
             "unembedding": {"addUnembedding": rng.randrange(3), "strength": 0.5},
             "cut": {"cut": {"query": at if at is not None else "all", "key": rng.choice([0, 1, [0, 2], "END", "all"])},
                     "renormalise": rng.random() < 0.5}}[action]
    if of_set and action.startswith("mean") and rng.random() < 0.3:
        line["by"] = "order"
    return line


def circuit(rng, model):
    """A random part of the graph's edges as the ones that are kept, or nothing."""
    layers, heads, neurons = MODELS[model]
    if not layers or rng.random() < 0.6:
        return []
    senders, edges = ["input"], []
    for layer in range(layers):
        here = [f"L{layer}H{head}" for head in range(heads)]
        edges += [f"{sender}->{head}.{letter}" for head in here for letter in "qkv" for sender in senders]
        senders += here
        if neurons:
            edges += [f"{sender}->MLP{layer}" for sender in senders]
            senders.append(f"MLP{layer}")
    edges += [f"{sender}->logits" for sender in senders]
    kept = rng.sample(edges, int(len(edges) * rng.choice([0.3, 0.6, 0.95])))
    return [{"site": "hook_embed", "keepOnly": kept} | ({"positions": [1, 2, "END"]} if rng.random() < 0.3 else {})]


def experiment(rng, folder):
    """Options of an experiment, and whether it is about a set."""
    model = rng.choice(list(MODELS))
    of_set = model.startswith(("tiny", "attn")) and rng.random() < 0.35
    texts, tokens = prompts(rng, model)
    length = len(texts[0]) if isinstance(texts[0], list) else 14
    lines = [intervention(rng, model, length, of_set) for _ in range(rng.randrange(4))] + circuit(rng, model)
    (folder / "lines.json").write_text(json.dumps(lines))
    options = ["--model", model, "--interventions", str(folder / "lines.json")]
    options += [option for option in ("--no-bos", "--raw-weights") if rng.random() < 0.25]
    if of_set:
        return ["set", "indirect-object"] + options, ["--set", "indirect-object"] + options, lines
    for name, text in zip(("", "other-"), texts):
        options += [f"--{name}tokens", ",".join(map(str, text))] if isinstance(text, list) else [f"--{name}prompt", text]
    options += ["--answer", tokens[0], "--distractor", tokens[1]] + (["--distractor", tokens[2]] if rng.random() < 0.5 else [])
    options += ["--position", str(rng.randrange(1, length))] if rng.random() < 0.3 else []
    if model not in ("mod-add", "sort-letters") and rng.random() < 0.5:
        for _ in range(3):
            options += ["--reference-prompt", sentence(rng) + " the store"]
    return ["run"] + options, options, lines


def said(arguments):
    done = subprocess.run(PROGRAM + arguments, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr.strip()


def ours(arguments):
    """What Glasshead finds: (metric, which run) to its number."""
    status, out, err = said(arguments + ["--json", "-"])
    if status:
        return None, err
    found = json.loads(out)
    if arguments[0] == "run":
        numbers = {("logitDifference", 0): found["baseline"]["logitDifference"]}
        if "ablated" in found:
            numbers |= {("logitDifference", 1): found["ablated"]["logitDifference"], ("kl", 1): found["kl"]}
        return numbers, err
    return found, err


def main():
    rng, worst, compared, refused = random.Random(SEED), 0, 0, 0
    for number in range(COUNT):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            run, export, lines = experiment(rng, folder)
            status, _, err = said(["export", "python", "--out", str(folder / "script.py")] + export)
            found, why = ours(run)
            if status or found is None:
                if (found is None) != bool(status):
                    sys.exit(f"{run}\n{lines}\nonly one of the two refuses: {err} / {why}")
                refused += 1
                continue
            scope = {"__name__": "__main__"}
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile((folder / "script.py").read_text(encoding="utf-8"), "script.py", "exec"), scope)
            for name, which, mine in numbers(found, run[0]):
                rows = scope["after" if which else "before"]
                values = [row[name] for row in rows if row[name] == row[name]]
                theirs = sum(values) / len(values) if isinstance(mine, float) else spread(values)
                for a, b in zip(pair(mine), pair(theirs)):
                    apart = abs(a - b) / max(1, abs(b))
                    worst, compared = max(worst, apart), compared + 1
                    if apart > TOLERANCE:
                        sys.exit(f"{' '.join(run)}\n{lines}\n{name}, {'after' if which else 'before'}: {mine} here {theirs}\n"
                                 + (folder / "script.py").read_text(encoding="utf-8"))
        print(number + 1, run[0], run[1:5], [str(line)[:90] for line in lines], f"{worst:.1e}", flush=True)
    print(f"{COUNT} experiments, {refused} of them refused by both, {compared} numbers, {worst:.1e} apart at most")


def pair(value):
    return value if isinstance(value, tuple) else (value,)


def spread(values):
    mean = sum(values) / len(values)
    return mean, (sum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values)) ** 0.5


def numbers(found, command):
    if command == "run":
        return [(name, which, float(value)) for (name, which), value in found.items()]
    conditions = [("untouched", 0), ("ablated", 1)]
    return [(name, which, (metric["mean"], metric["standardError"])) for condition, which in conditions if condition in found
            for name, metric in found[condition].items() if isinstance(metric, dict) and metric.get("standardError") is not None]


main()
