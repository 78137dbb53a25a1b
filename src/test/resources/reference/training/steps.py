"""Three steps of AdamW from before.safetensors: loss and gradient norm of each, and the weights after the last.

    pip install torch==2.7.1 transformers==5.24.0
    python steps.py            (--write writes steps.json and after.safetensors)

What is asked (rows, rates, beta1, beta2, weightDecay, clipNorm) is read from steps.json; the weights before were drawn at random once.
"""
import json
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import GPT2Config, GPT2LMHeadModel

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
import stored

asked = json.loads((HERE / "steps.json").read_text())
model = GPT2LMHeadModel(GPT2Config.from_json_file(HERE / "config.json")).train()
missing, unexpected = model.load_state_dict(load_file(HERE / "before.safetensors"), strict=False)
assert (missing, unexpected) == (["lm_head.weight"], []), (missing, unexpected)
model.tie_weights()
optimiser = torch.optim.AdamW(model.parameters(), betas=(asked["beta1"], asked["beta2"]), weight_decay=asked["weightDecay"])
rows = torch.tensor(asked["rows"])
losses, norms = [], []
for rate in asked["rates"]:
    logits = model(rows[:, :-1]).logits
    loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), rows[:, 1:].flatten())
    optimiser.zero_grad()
    loss.backward()
    norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), asked["clipNorm"]).item())
    losses.append(loss.item())
    for group in optimiser.param_groups:
        group["lr"] = rate
    optimiser.step()


def determined(name, value):
    """Key biases shift all scores of a query alike: their gradient is the rounding of zero, of which Adam makes whole steps."""
    return torch.cat(value.chunk(3)[::2]) if name.endswith("c_attn.bias") else value


stored.json_file(HERE / "steps.json", {**asked, "losses": losses, "gradientNorms": norms}, 2e-6, digits=None)
stored.tensors(HERE / "after.safetensors", {name: value.detach() for name, value in model.named_parameters()}, 2e-5, determined)
