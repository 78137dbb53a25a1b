"""Maps of a set while only a circuit is kept, by TransformerLens' own hooks: other edges carry what is written in the other prompt.

    python kept.py            (--write writes kept.json of both models)
"""
import json

from graph import HERE, MODELS, Graph
import stored


def kept(g, tokens, other, edges, edits=()):
    """Mean logit difference; `edits` are hooks, and what a sender writes is told behind them."""
    cut = {}
    for sender, receiver in set(g.edges) - edges:
        cut.setdefault(receiver, []).append(sender)
    _, there = g.model.run_with_cache(other)

    def written(z, layer):
        return (z[..., None, :] @ g.model.blocks[layer].attn.W_O).squeeze(-2)

    elsewhere = {"input": there["blocks.0.hook_resid_pre"]}
    for layer in g.layers:
        heads = written(there[f"blocks.{layer}.attn.hook_z"], layer)
        elsewhere |= {f"L{layer}H{head}": heads[:, :, head] for head in g.heads}
        if not g.cfg.attn_only:
            elsewhere[f"MLP{layer}"] = there[f"blocks.{layer}.hook_mlp_out"]
    here = {}

    def exchanged(x, receiver):
        for sender in cut.get(receiver, ()):
            x = x + elsewhere[sender] - here[sender]
        return x

    def read_heads(x, hook, layer, port):
        x = x.clone()
        for head in g.heads:
            x[:, :, head] = exchanged(x[:, :, head], f"L{layer}H{head}.{port}")
        return x

    def wrote(x, hook, name):
        here[name] = x

    def wrote_heads(z, hook, layer):
        heads = written(z, layer)
        here.update({f"L{layer}H{head}": heads[:, :, head] for head in g.heads})

    hooks = [*edits, ("blocks.0.hook_resid_pre", lambda x, hook: wrote(x, hook, "input"))]
    for layer in g.layers:
        hooks += [(f"blocks.{layer}.hook_{port}_input", lambda x, hook, layer=layer, port=port: read_heads(x, hook, layer, port))
                  for port in "qkv"]
        hooks.append((f"blocks.{layer}.attn.hook_z", lambda z, hook, layer=layer: wrote_heads(z, hook, layer)))
        if not g.cfg.attn_only:
            hooks += [(f"blocks.{layer}.hook_mlp_in", lambda x, hook, layer=layer: exchanged(x, f"MLP{layer}")),
                      (f"blocks.{layer}.hook_mlp_out", lambda x, hook, layer=layer: wrote(x, hook, f"MLP{layer}"))]
    hooks.append((f"blocks.{g.cfg.n_layers - 1}.hook_resid_post", lambda x, hook: exchanged(x, "logits")))
    return g.difference(g.model.run_with_hooks(tokens, fwd_hooks=hooks)[:, -1])


def maps(name):
    g = Graph(name)
    edges = {tuple(edge.split("->")) for edge in json.loads((HERE / name / "evaluate.json").read_text())["random"][0]["kept"]}
    g.model.set_use_split_qkv_input(True)
    if not g.cfg.attn_only:
        g.model.set_use_hook_mlp_in(True)
    _, clean = g.model.run_with_cache(g.clean)
    _, corrupted = g.model.run_with_cache(g.corrupted)

    def head(layer, index, site, value):
        def put(x, hook):
            x = x.clone()
            x[:, :, index] = value if isinstance(value, int) else value[f"blocks.{layer}.attn.hook_{site}"][:, :, index]
            return x
        return [(f"blocks.{layer}.attn.hook_{site}", put)]

    def before(layer, position):
        def put(x, hook):
            x = x.clone()
            x[:, position] = clean[f"blocks.{layer}.hook_resid_pre"][:, position]
            return x
        return [(f"blocks.{layer}.hook_resid_pre", put)]

    each = lambda cell: [[cell(layer, index) for index in g.heads] for layer in g.layers]
    ablated = lambda value: each(lambda layer, index: kept(g, g.clean, g.corrupted, edges, head(layer, index, "z", value)))
    return {"base": kept(g, g.clean, g.corrupted, edges), "zero": ablated(0),
            "resample_from_other": ablated(corrupted),
            "patch_clean_into_other.attn_head_v_all_pos": each(
                lambda layer, index: kept(g, g.corrupted, g.clean, edges, head(layer, index, "v", clean))),
            "patch_clean_into_other.resid_pre": [[kept(g, g.corrupted, g.clean, edges, before(layer, position)) for position in
                                                  range(g.clean.shape[1])] for layer in g.layers]}


if __name__ == "__main__":
    for name in MODELS:
        stored.json_file(HERE / name / "kept.json", maps(name))
