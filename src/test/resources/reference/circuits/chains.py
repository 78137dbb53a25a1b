"""Path patching with LayerNorm frozen, and along chains of several hops: sender head -> via -> via -> receivers, MLPs held.

    python chains.py            (--write writes chains.json of both models)
"""
import torch

from edges import runs
from graph import HERE, MODELS, Graph
import stored

CHAINS = {"tiny-english": [([], "logits"), ([], "L3H5.q"), ([], "MLP2"), (["L1H4.v"], "logits"), (["L1H4.v", "L3H5.q"], "logits"),
                           (["L1H4.k"], "L3H0.v"), (["MLP1"], "L3H2.k"), (["L2H2.q"], "MLP2")],
          "attn-only-2l": [([], "logits"), ([], "L1H5.k"), (["L1H5.k"], "logits"), (["L1H1.v"], "logits")]}


def chains(name):
    g = Graph(name)
    logits, written, _, other = runs(g)
    whole = g.differences(logits)
    streams = {}
    x = written["input"]
    for layer in g.layers:
        streams[f"L{layer}"] = x
        x = x + sum(written[f"L{layer}H{head}"] for head in g.heads) + g.model.blocks[layer].attn.b_O
        streams[f"MLP{layer}"] = x
        x = x + (0 if g.cfg.attn_only else written[f"MLP{layer}"])
    streams["logits"] = x
    computed = g.norm

    def clean(receiver):
        return streams[receiver.split("H")[0] if "." in receiver else receiver]

    def frozen(receiver):
        """A LayerNorm with the clean run's scale at that receiver."""
        at = clean(receiver)
        scale = ((at - at.mean(-1, keepdim=True)).pow(2).mean(-1, keepdim=True) + g.cfg.eps).sqrt()
        return lambda x: (x - x.mean(-1, keepdim=True)) / (scale[:, -1:] if x.shape[1] == 1 else scale)

    def passed(receiver, change, is_frozen):
        """What the receiver's head or MLP writes more when it reads `change` more."""
        g.norm = frozen(receiver) if is_frozen else computed
        if receiver.startswith("MLP"):
            out = g.mlp(g.layer(receiver), clean(receiver) + change) - written[receiver]
        else:
            head, port = receiver.split(".")
            index = int(head.split("H")[1])
            x = [torch.stack([clean(receiver)] * len(g.heads)) for _ in "qkv"]
            x["qkv".index(port)][index] += change
            out = g.attention(g.layer(head), x)[index] - written[head]
        g.norm = computed
        return out

    def end(receiver, change, is_frozen):
        if receiver != "logits":
            part = receiver.split(".")[0]
            if not is_frozen:
                return g.differences(g.run(written["input"], inputs={receiver: clean(receiver) + change})[0])
            # what the part writes more takes the place of what it wrote; everything behind it is computed anew
            more = passed(receiver, change, True)
            hook = "mlp" if part.startswith("MLP") else "attn"
            hooks = [(f"blocks.{g.layer(part)}.hook_{hook}_out", lambda x, hook: x + more)]
            return g.differences(g.model.run_with_hooks(g.clean, fwd_hooks=hooks)[:, -1])
        g.norm = frozen("logits") if is_frozen else computed
        found = g.differences(g.norm(clean("logits") + change)[:, -1] @ g.model.W_U + g.model.b_U)
        g.norm = computed
        return found

    found = []
    for is_frozen in (False, True):
        for via, to in CHAINS[name]:
            first = (via + [to])[0]
            senders = [f"L{layer}H{head}" for layer in g.layers for head in g.heads
                       if layer < g.layer(first.split(".")[0]) + first.startswith("MLP")]
            scores = {}
            for sender in senders:
                change = other[sender] - written[sender]
                for receiver in via:
                    change = passed(receiver, change, is_frozen)
                scores[sender] = (end(to, change, is_frozen) - whole).mean().item()
            found.append({"frozen": is_frozen, "via": via, "to": to, "scores": scores})
    return found


if __name__ == "__main__":
    for name in MODELS:
        stored.json_file(HERE / name / "chains.json", chains(name))
