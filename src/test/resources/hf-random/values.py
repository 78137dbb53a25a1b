"""What Hugging Face transformers computes of the checkpoints here, and what their half-size and double-size numbers are.

    pip install torch==2.7.1 transformers==5.24.0
    python values.py            (--write writes expected.json of each folder and values.json)

Weights and configs were drawn at random once.
"""
import json
import math
import struct
import sys
from pathlib import Path

import torch
from transformers import GPT2LMHeadModel

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "reference"))
import stored

# F16 and BF16 are widened exactly; F64 is rounded to fp32.
NUMBERS = {"F16": lambda data: struct.unpack(f"<{len(data) // 2}e", data),
           "BF16": lambda data: [struct.unpack("<f", b"\0\0" + data[i:i + 2])[0] for i in range(0, len(data), 2)],
           "F64": lambda data: [struct.unpack("<f", struct.pack("<f", x))[0] for x in struct.unpack(f"<{len(data) // 8}d", data)]}


def expected(folder):
    ids = json.loads((folder / "expected.json").read_text())["ids"]
    model = GPT2LMHeadModel.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    with torch.no_grad():
        out = model(torch.tensor(ids), output_attentions=True)
    return {"ids": ids, "logits": out.logits, "attention_last_layer": out.attentions[-1]}


def numbers(folder):
    """Of each tensor: shape, first, middle and last number, sum."""
    out = {}
    for file in sorted(folder.glob("*.safetensors")):
        data = file.read_bytes()
        start = 8 + struct.unpack("<Q", data[:8])[0]
        for name, tensor in json.loads(data[8:start]).items():
            if name != "__metadata__":
                begin, end = tensor["data_offsets"]
                values = NUMBERS[tensor["dtype"]](data[start + begin:start + end])
                out[name] = {"shape": tensor["shape"], "first": values[0], "middle": values[len(values) // 2], "last": values[-1],
                             "sum": math.fsum(values)}
    return out


for config in sorted(HERE.glob("*/config.json")):
    print(config.parent.name, end=" ")
    stored.json_file(config.parent / "expected.json", expected(config.parent))
stored.json_file(HERE / "values.json", {name: numbers(HERE / name) for name in ("silu-f16", "bf16-sharded", "f64")}, digits=None)
