"""Causal scrubbing with the stored draws, on the graph of ../circuits in plain torch.

    pip install torch==2.7.1 transformer_lens==2.16.1
    python scrub.py            how far what it computes is from what is stored
    python scrub.py --write    writes it
"""
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path += [str(HERE.parent), str(HERE.parent / "circuits")]

import stored
import torch
from graph import Graph


class Scrubbing:

    def __init__(self, name, file):
        self.graph = Graph(name, HERE / file)
        self.rows = torch.arange(len(self.graph.clean))
        self.logits, self.written = self.graph.run(self.graph.embed(self.graph.clean))
        biases = [block.attn.b_O for block in self.graph.model.blocks]
        self.before = {"logits": sum(biases)}
        for layer in self.graph.layers:
            for head in self.graph.heads:
                self.before[f"L{layer}H{head}"] = sum(biases[:layer], torch.zeros(()))
            self.before[f"MLP{layer}"] = sum(biases[:layer + 1])

    def senders(self, unit):
        """What comes before a unit; heads of one layer do not feed each other, but feed its MLP."""
        reads = f"{unit}.q" if "H" in unit else unit
        return [sender for sender, receiver in self.graph.edges if receiver == reads]

    def whole(self, unit, rows):
        return self.written[unit][rows]

    def value(self, node):
        """What a node hands on, one line for each row of the set."""
        units = node.get("units") or [node["unit"]]
        if not node.get("children"):
            return sum(self.whole(unit, node["draw"]) for unit in units)
        return self.anew(node, {port: self.read(node, port) for port in ("qkv" if "H" in units[0] else ("",))})

    def read(self, node, port):
        """What a unit's input reads: its children's values, all other senders from the runs of the rows in restDraw."""
        children = [child for child in node["children"] if child.get("into", "") == port]
        total = self.before[node["unit"]] + sum(self.whole(sender, node["restDraw"]) for sender in self.senders(node["unit"]))
        total = total.clone()
        for child in children:
            units = child.get("units") or [child["unit"]]
            difference = self.value(child) - sum(self.whole(unit, node["restDraw"]) for unit in units)
            at = child.get("positions", slice(None))
            total[:, at] += difference[:, at]
        return total

    def anew(self, node, inputs):
        unit = node["unit"]
        if unit == "logits":
            return self.graph.unembed(inputs[""])
        if unit.startswith("MLP"):
            return self.graph.mlp(int(unit[3:]), inputs[""])
        layer, head = map(int, unit[1:].split("H"))
        everyone = [inputs[port].expand(self.graph.cfg.n_heads, -1, -1, -1) for port in "qkv"]
        return self.graph.attention(layer, everyone)[head]

    def figures(self, logits):
        chosen, untouched = logits.log_softmax(-1), self.logits.log_softmax(-1)
        return {"logitDifference": self.graph.differences(logits), "loss": -chosen[self.rows, self.graph.answers],
                "kl": (untouched.exp() * (untouched - chosen)).sum(-1)}

    def result(self, hypothesis):
        tree = hypothesis["tree"]
        cut = [{**{key: child[key] for key in ("unit", "units", "positions") if key in child}, "draw": draw}
               for child, draw in zip(tree["children"], hypothesis["baseDraws"])]
        runs = {"model": self.logits, "base": self.value({**tree, "children": cut}), "scrubbed": self.value(tree)}
        figures = {name: self.figures(logits) for name, logits in runs.items()}
        result = {}
        for metric in ("logitDifference", "loss", "kl"):
            mean = {name: figures[name][metric].mean().item() for name in runs}
            result[metric] = {name: {"mean": mean[name], "standardError": (figures[name][metric].std() / len(self.rows) ** 0.5).item()}
                              for name in runs}
            result[metric]["perPrompt"] = figures["scrubbed"][metric]
            if metric != "kl":
                result[metric]["recovered"] = (mean["scrubbed"] - mean["base"]) / (mean["model"] - mean["base"])
        return result


for path in sorted(HERE.glob("scrub-*.json")):
    kept = json.loads(path.read_text())
    scrubbing = Scrubbing(kept["model"], kept["dataSet"])
    stored.json_file(path, {**kept, "hypotheses": [{**each, "result": scrubbing.result(each)} for each in kept["hypotheses"]]})
