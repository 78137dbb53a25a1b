"""The models, data sets and the graph of senders and receivers, unrolled in plain torch on TransformerLens' processed weights.

    pip install torch==2.7.1 transformer_lens==2.16.1

Shapes: [row, pos, d_model]; what the q, k, v of heads read: [3, head, row, pos, d_model].
"""
import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import lens
import torch
from tokenizers import Tokenizer

MODELS = ("tiny-english", "attn-only-2l")


class Graph:

    def __init__(self, name, file=None):
        """file: a set of prompts; without one the indirect objects stored here."""
        folder = HERE.parent.parent / "models" / name
        self.name, self.model, self.cfg = name, *((model := lens.load(folder)), model.cfg)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        ids = lambda text: tokenizer.encode(text, add_special_tokens=False).ids
        bos = json.loads((folder / "config.json").read_text())["bos_token_id"]
        with open(file or HERE / name / "ioi.csv", encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        self.clean = torch.tensor([[bos, *ids(row.get("clean") or row["prompt"])] for row in rows])
        if "corrupted" in rows[0]:
            self.corrupted = torch.tensor([[bos, *ids(row["corrupted"])] for row in rows])
        self.answers = torch.tensor([ids(row["answer"]) for row in rows])[:, 0]
        self.distractors = torch.tensor([ids(row["distractor"]) for row in rows])[:, 0]
        self.layers, self.heads = range(self.cfg.n_layers), range(self.cfg.n_heads)
        self.senders = ["input"]
        self.receivers, self.edges = [], []
        for layer in self.layers:
            self._reads([f"L{layer}H{head}.{part}" for head in self.heads for part in "qkv"])
            self.senders += [f"L{layer}H{head}" for head in self.heads]
            if not self.cfg.attn_only:
                self._reads([f"MLP{layer}"])
                self.senders += [f"MLP{layer}"]
        self._reads(["logits"])

    def _reads(self, receivers):
        self.receivers += receivers
        self.edges += [(sender, receiver) for receiver in receivers for sender in self.senders]

    def layer(self, receiver):
        return self.cfg.n_layers if receiver == "logits" else int(receiver.removeprefix("MLP").removeprefix("L").split("H")[0])

    def norm(self, x):
        """LayerNorm, whose gain and bias are folded into the next weights."""
        x = x - x.mean(-1, keepdim=True)
        return x / (x.pow(2).mean(-1, keepdim=True) + self.cfg.eps).sqrt()

    def embed(self, tokens):
        return self.model.embed(tokens) + self.model.pos_embed(tokens)

    def attention(self, layer, x):
        """What each head writes [head, row, pos, d_model], of what its q, k, v read."""
        block = self.model.blocks[layer].attn
        q, k, v = (torch.einsum("hrpm,hmd->hrpd", self.norm(each), weights) + bias[:, None, None] for each, weights, bias in
                   zip(x, (block.W_Q, block.W_K, block.W_V), (block.b_Q, block.b_K, block.b_V)))
        scores = q @ k.transpose(-1, -2) / self.cfg.d_head ** 0.5
        ahead = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
        return torch.einsum("hrpd,hdm->hrpm", scores.masked_fill(ahead, float("-inf")).softmax(-1) @ v, block.W_O)

    def mlp(self, layer, x):
        block = self.model.blocks[layer].mlp
        return block.act_fn(self.norm(x) @ block.W_in + block.b_in) @ block.W_out + block.b_out

    def unembed(self, x):
        """Logits of the last position [row, vocab]."""
        return self.norm(x[:, -1]) @ self.model.W_U + self.model.b_U

    def run(self, embedded, cut=frozenset(), other=None, inputs=None, watch=None, known=None):
        """Logits, and what each sender wrote.

        cut: edges whose sender's share is `other`'s; inputs: receiver -> what it reads instead; watch: a dict to be filled with what
        the receivers read, with its gradient kept; known: what the senders write of `embedded` uncut, taken for layers before the cuts.
        """
        written = {"input": embedded}
        stream = embedded
        cuts = {}
        for sender, receiver in cut:
            cuts.setdefault(receiver, []).append(sender)

        def read(receiver):
            x = inputs[receiver] if inputs and receiver in inputs else stream
            for sender in cuts.get(receiver, ()):
                x = x + (other[sender] - written[sender])
            if watch is not None:
                x = x.clone()
                watch[receiver] = x if x.requires_grad else x.requires_grad_()
                x.retain_grad()
            return x

        first = min((self.layer(receiver) for receiver in cuts), default=0) if known else 0
        for layer in self.layers:
            if layer < first:
                heads = torch.stack([known[f"L{layer}H{head}"] for head in self.heads])
            else:
                heads = self.attention(layer, [torch.stack([read(f"L{layer}H{head}.{part}") for head in self.heads]) for part in "qkv"])
            written.update({f"L{layer}H{head}": heads[head] for head in self.heads})
            stream = stream + heads.sum(0) + self.model.blocks[layer].attn.b_O
            if not self.cfg.attn_only:
                written[f"MLP{layer}"] = known[f"MLP{layer}"] if layer < first else self.mlp(layer, read(f"MLP{layer}"))
                stream = stream + written[f"MLP{layer}"]
        return self.unembed(read("logits")), written

    def differences(self, logits):
        """Logit difference of each row."""
        rows = torch.arange(len(logits))
        return logits[rows, self.answers] - logits[rows, self.distractors]

    def difference(self, logits):
        return self.differences(logits).mean().item()


def named(edges):
    return [f"{sender}->{receiver}" for sender, receiver in edges]


def kl(clean, logits):
    """KL(clean || logits) of each row."""
    clean, logits = clean.log_softmax(-1), logits.log_softmax(-1)
    return (clean.exp() * (clean - logits)).sum(-1)
