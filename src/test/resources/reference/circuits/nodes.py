"""Nodes: each activation taken from the corrupted run by itself, and attribution patching of the same, by TransformerLens' own hooks.

Sources: "Attribution Patching" (Nanda, 2022); "AtP*" (Kramar et al., 2024) for the recomputed softmax and GradDrop.

    python nodes.py            (--write writes nodes.json of both models)
"""
import torch

from graph import HERE, MODELS, Graph
import stored

SITES = {"": "z", ".q": "q", ".k": "k", ".v": "v"}


def nodes(g):
    """Name, hook and head of each: what heads write (z) and their q, k and v, what MLPs write, and the input."""
    yield "input", "blocks.0.hook_resid_pre", None
    for layer in g.layers:
        for head in g.heads:
            for port, site in SITES.items():
                yield f"L{layer}H{head}{port}", f"blocks.{layer}.attn.hook_{site}", head
        if not g.cfg.attn_only:
            yield f"MLP{layer}", f"blocks.{layer}.hook_mlp_out", None


def exact(g, clean, corrupted):
    """Change of the mean logit difference when one node is taken from the corrupted run, at all positions."""
    whole = g.differences(clean["logits"])
    scores = {}
    for name, hook, head in nodes(g):
        def patch(x, hook):
            x = x.clone()
            where = slice(None) if head is None else (slice(None), slice(None), head)
            x[where] = corrupted[hook.name][where]
            return x
        scores[name] = (g.differences(g.model.run_with_hooks(g.clean, fwd_hooks=[(hook, patch)])[:, -1]) - whole).mean().item()
    return scores


def run(g, tokens, drop=None):
    """Every activation of a run, followed by gradients; layer `drop` passes none of them back."""
    kept = {}

    def keep(x, hook):
        kept[hook.name] = x
        return x.detach() if drop is not None and hook.name in (f"blocks.{drop}.hook_attn_out", f"blocks.{drop}.hook_mlp_out") else x
    kept["logits"] = g.model.run_with_hooks(tokens, fwd_hooks=[(lambda name: True, keep)])[:, -1]
    return kept


def attribution(g, corrupted, softmax, drop=None):
    """[row] of each node: (corrupted - clean) times the gradient; with `softmax`, q and k by the pattern that they would make."""
    with torch.enable_grad():
        clean = run(g, g.clean, drop)
        number = g.differences(clean["logits"]).sum()
        hooks = {hook for _, hook, _ in nodes(g)} | {f"blocks.{layer}.attn.hook_pattern" for layer in g.layers}
        grads = dict(zip(hooks, torch.autograd.grad(number, [clean[hook] for hook in hooks], allow_unused=True)))
    grads = {hook: torch.zeros_like(clean[hook]) if x is None else x for hook, x in grads.items()}
    scores = {}
    for name, hook, head in nodes(g):
        change = (corrupted[hook] - clean[hook]) * grads[hook]
        if softmax and hook.endswith(("_q", "_k")):
            at = hook.rsplit("_", 1)[0]
            q, k = ((corrupted if hook.endswith(port) else clean)[f"{at}_{port}"][:, :, head] for port in "qk")
            logits = q @ k.transpose(-1, -2) / g.cfg.d_head ** 0.5
            ahead = torch.ones(logits.shape[-2:], dtype=torch.bool).triu(1)
            pattern = logits.masked_fill(ahead, float("-inf")).softmax(-1)
            change = (pattern - clean[f"{at}_pattern"][:, head]) * grads[f"{at}_pattern"][:, head]
        elif head is not None:
            change = change[:, :, head]
        scores[name] = change.flatten(1).sum(1).detach()
    return scores


def grad_drop(g, corrupted):
    """Mean over layers of the size of the score when that layer passes no gradient back, a node's own layer left out."""
    dropped = [attribution(g, corrupted, True, layer) for layer in g.layers]
    scores = {}
    for name, _, _ in nodes(g):
        others = len(dropped) - (name != "input")
        scores[name] = (sum(each[name].abs() for each in dropped) / others).mean().item()
    return scores


def scores(name):
    g = Graph(name)
    clean, corrupted = ({hook: x.detach() for hook, x in run(g, tokens).items()} for tokens in (g.clean, g.corrupted))
    mean = lambda by_row: {node: x.mean().item() for node, x in by_row.items()}
    return {"exact": exact(g, clean, corrupted), "atp": mean(attribution(g, corrupted, False)),
            "atpStar": mean(attribution(g, corrupted, True)), "gradDrop": grad_drop(g, corrupted)}


if __name__ == "__main__":
    for name in MODELS:
        stored.json_file(HERE / name / "nodes.json", scores(name))
