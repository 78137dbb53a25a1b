"""Writes model/ and reference.json: a small random model for addition modulo 11, and what it does, computed with numpy in float64.

    python reference.py        (numpy 2.4.6)

The forward pass and the measures are written down from Nanda et al., "Progress measures for grokking via mechanistic interpretability" (2023):
a 1-layer ReLU transformer without LayerNorm; waves cos(w(a+b)), sin(w(a+b)) as directions in the 2D Fourier basis over the flattened pairs.
"""
import json
import struct
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
P, D, HEADS, MLP = 11, 16, 4, 24
DH = D // HEADS
rng = np.random.default_rng(7)


def draw(scale, *shape):
    return (scale * rng.standard_normal(shape)).astype(np.float32)


tensors = {
    "wte.weight": draw(0.5, P + 1, D), "wpe.weight": draw(0.3, 3, D),
    "h.0.attn.c_attn.weight": draw(0.4, D, 3 * D), "h.0.attn.c_attn.bias": draw(0.1, 3 * D),
    "h.0.attn.c_proj.weight": draw(0.4, D, D), "h.0.attn.c_proj.bias": draw(0.1, D),
    "h.0.mlp.c_fc.weight": draw(0.4, D, MLP), "h.0.mlp.c_fc.bias": draw(0.2, MLP),
    "h.0.mlp.c_proj.weight": draw(0.3, MLP, D), "h.0.mlp.c_proj.bias": draw(0.1, D),
    "lm_head.weight": draw(0.5, P + 1, D),
}
# Two waves, so that the logits get some of their sum in a + b.
for k in (2, 3):
    angle = 2 * np.pi * k * np.arange(P) / P
    tensors["wte.weight"][:P] += np.outer(np.cos(angle), draw(1, D)) + np.outer(np.sin(angle), draw(1, D))
trained = sorted(rng.choice(P * P, 40, replace=False).tolist())

(HERE / "model").mkdir(exist_ok=True)
header, body = {}, b""
for name, values in tensors.items():
    header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(body), len(body) + values.nbytes]}
    body += values.tobytes()
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
(HERE / "model/model.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + body)
(HERE / "model/config.json").write_text(json.dumps({
    "model_type": "gpt2", "n_layer": 1, "n_head": HEADS, "n_embd": D, "n_inner": MLP, "n_positions": 3, "vocab_size": P + 1,
    "activation_function": "relu", "tie_word_embeddings": False, "glasshead_no_layer_norm": True}, indent=2) + "\n")
(HERE / "model/glasshead.json").write_text(json.dumps({"task": {"kind": "modular-addition", "prime": P}}) + "\n")
(HERE / "model/train-pairs.json").write_text(json.dumps({"prime": P, "pairs": trained}) + "\n")

w = {name: values.astype(np.float64) for name, values in tensors.items()}
a, b = np.divmod(np.arange(P * P), P)
labels = (a + b) % P


def forward(embed):
    tokens = np.stack([a, b, np.full(P * P, P)], axis=1)
    x = embed[tokens] + w["wpe.weight"]
    q, k, v = np.split(x @ w["h.0.attn.c_attn.weight"] + w["h.0.attn.c_attn.bias"], 3, axis=-1)
    heads = lambda y: y.reshape(P * P, 3, HEADS, DH)
    scores = np.einsum("rhd,rkhd->rhk", heads(q)[:, -1], heads(k)) / np.sqrt(DH)
    pattern = np.exp(scores - scores.max(-1, keepdims=True))
    pattern /= pattern.sum(-1, keepdims=True)
    z = np.einsum("rhk,rkhd->rhd", pattern, heads(v)).reshape(P * P, D)
    mid = x[:, -1] + z @ w["h.0.attn.c_proj.weight"] + w["h.0.attn.c_proj.bias"]
    neurons = np.maximum(0, mid @ w["h.0.mlp.c_fc.weight"] + w["h.0.mlp.c_fc.bias"])
    final = mid + neurons @ w["h.0.mlp.c_proj.weight"] + w["h.0.mlp.c_proj.bias"]
    logits = (final @ w["lm_head.weight"].T)[:, :P]
    return logits - logits.mean(1, keepdims=True), neurons, pattern


basis = [np.ones(P) / np.sqrt(P)]
for k in range(1, P // 2 + 1):
    for wave in (np.cos, np.sin):
        row = wave(2 * np.pi * k * np.arange(P) / P)
        basis.append(row / np.linalg.norm(row))
basis = np.array(basis)


def term(x, y):
    return np.outer(basis[x], basis[y]).flatten()


def directions(k):
    cos = (term(2 * k - 1, 2 * k - 1) - term(2 * k, 2 * k)) / np.sqrt(2)
    sin = (term(2 * k, 2 * k - 1) + term(2 * k - 1, 2 * k)) / np.sqrt(2)
    return cos, sin


def component(logits, ks):
    return sum((np.outer(d, d @ logits) for k in ks for d in directions(k)), np.zeros_like(logits))


def scores(logits):
    log = logits - logits.max(1, keepdims=True)
    log = log - np.log(np.exp(log).sum(1, keepdims=True))
    losses, right = -log[np.arange(P * P), labels], (logits.argmax(1) == labels).astype(float)
    held = np.setdiff1d(np.arange(P * P), trained)
    return {name: {"all": values.mean(), "trained": values[trained].mean(), "heldOut": values[held].mean()}
            for name, values in (("loss", losses), ("accuracy", right))}


logits, neurons, pattern = forward(w["wte.weight"])
centred = logits - logits.mean(0)
ks = range(1, P // 2 + 1)
share = [sum(np.sum((d @ centred) ** 2) for d in directions(k)) / np.sum(centred ** 2) for k in ks]
answer_share = []
for k in ks:
    wave = np.cos(2 * np.pi * k * (a[:, None] + b[:, None] - np.arange(P)[None, :]) / P)
    answer_share.append(np.sum(centred * wave) ** 2 / np.sum(wave ** 2) / np.sum(centred ** 2))
keys = [k for k in ks if share[k - 1] >= 0.01]
best, explained = [], []
for n in range(MLP):
    square = basis @ (neurons[:, n] - neurons[:, n].mean()).reshape(P, P) @ basis.T
    square[0, 0] = 0
    total = np.sum(square ** 2)
    shares = [np.sum(square[np.ix_([0, 2 * k - 1, 2 * k], [0, 2 * k - 1, 2 * k])] ** 2) / total if total > 0 else 0 for k in ks]
    best.append(int(np.argmax(shares)) + 1 if total > 0 else 0)
    explained.append(max(shares))
removed = [2, 5]
projection = basis[[2 * k - i for k in removed for i in (0, 1)]]
embed = w["wte.weight"].copy()
embed[:P] -= projection.T @ (projection @ embed[:P])
spectrum = np.array([basis @ logits[:, c].reshape(P, P) @ basis.T for c in range(P)])
spectrum[:, 0, 0] = 0

reference = {
    "logits": logits[[0, 17, 120]].tolist(), "attention": pattern[[0, 17, 120]].tolist(),
    "scores": scores(logits), "embedding": np.linalg.norm(basis @ w["wte.weight"][:P], axis=1).tolist(),
    "neurons": {"best": best, "explained": explained}, "share": share, "answerShare": answer_share, "keyFrequencies": keys,
    "restricted": scores(component(logits, keys) + logits.mean(0)), "excluded": scores(logits - component(logits, keys)),
    "withoutTwoAndFive": {"logits": scores(logits - component(logits, removed)), "embedding": scores(forward(embed)[0])},
    "logitSpectrum": np.sqrt(np.sum(spectrum ** 2, axis=0)).flatten().tolist(),
}
(HERE / "reference.json").write_text(json.dumps(reference) + "\n")
print(keys, reference["scores"])
