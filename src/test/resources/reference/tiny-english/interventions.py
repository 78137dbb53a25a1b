"""Mixed interventions: `prompt` and `do` of interventions.json are what is asked, the rest is what comes of it.

    python interventions.py            (--write writes interventions.json)
"""
import json

from tiny_english import HERE, difference, hooks, likeliest, load, prompt, run
import stored

model = load()


def case(name, do):
    p = prompt(name)
    before = run(model, p["ids"])[-1].log_softmax(-1)
    after = run(model, p["ids"], hooks(model, p, do))[-1]
    kl = (before.exp() * (before - after.log_softmax(-1))).sum().item()
    return {"prompt": name, "do": do, "logitDifference": difference(model, p, after), "kl": kl, "top": likeliest(after, 3)}


asked = json.loads((HERE / "interventions.json").read_text(encoding="utf-8"))
stored.json_file(HERE / "interventions.json", [case(each["prompt"], each["do"]) for each in asked])
