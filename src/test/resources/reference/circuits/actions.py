"""How a cut edge acts, by TransformerLens' own hooks: at the receiving head, and in the layers behind it with patterns or values held.

    python actions.py            (--write writes actions.json of both models)
"""
from edges import runs
from graph import HERE, MODELS, Graph
import stored

EDGES = {"tiny-english": ["L0H0->L2H2.v", "MLP0->L1H4.v", "MLP1->L2H2.k", "L1H4->MLP1", "input->L0H0.q", "L1H4->L3H5.q"],
         "attn-only-2l": ["L0H0->L1H5.k", "L0H4->L1H1.q", "input->L0H0.v", "input->L0H4.k"]}


def patched(g, clean, written, other, cuts, patterns=False, values=False, behind=0):
    """Mean logit difference with edges cut; patterns and values of the layers after `behind` may stay those of the clean run."""
    hooks = []
    for sender, receiver in cuts:
        def cut(x, hook, change=other[sender] - written[sender], head=None):
            x = x.clone()
            x[slice(None) if head is None else (slice(None), slice(None), head)] += change
            return x
        if "." in receiver:
            head, port = receiver.split(".")
            layer, index = head.removeprefix("L").split("H")
            hooks.append((f"blocks.{layer}.hook_{port}_input", lambda x, hook, cut=cut, index=int(index): cut(x, hook, head=index)))
        else:
            hooks.append((f"blocks.{receiver.removeprefix('MLP')}.hook_mlp_in", cut))
    for layer in g.layers:
        if layer > behind:
            held = (["hook_pattern"] if patterns else []) + (["hook_v"] if values else [])
            hooks += [(f"blocks.{layer}.attn.{name}", lambda x, hook: clean[hook.name]) for name in held]
    return g.difference(g.model.run_with_hooks(g.clean, fwd_hooks=hooks)[:, -1])


def actions(name):
    g = Graph(name)
    _, written, _, other = runs(g)
    _, clean = g.model.run_with_cache(g.clean)
    g.model.set_use_split_qkv_input(True)
    if not g.cfg.attn_only:
        g.model.set_use_hook_mlp_in(True)
    whole = g.difference(g.model(g.clean)[:, -1])
    found = {}
    for edge in EDGES[name]:
        sender, receiver = edge.split("->")
        behind = g.layer(receiver.split(".")[0])
        change = lambda ports, **held: patched(g, clean, written, other, [(sender, port) for port in ports], behind=behind, **held) - whole
        one = {"effect": change([receiver]), "patternsHeld": change([receiver], patterns=True),
               "valuesHeld": change([receiver], values=True), "bothHeld": change([receiver], patterns=True, values=True)}
        if "." in receiver:
            head = receiver[:-1]
            one |= {ports: change([head + port for port in ports]) for ports in ("q", "k", "v", "qk", "qkv")}
        found[edge] = one
    return found


if __name__ == "__main__":
    for name in MODELS:
        stored.json_file(HERE / name / "actions.json", actions(name))
