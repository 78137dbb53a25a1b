"""Greedy continuations of the checkpoints beside this script by Hugging Face transformers (eager attention, fp32), into generated.json:
for each folder the first row of expected.json's ids, cut to `prompt` tokens, and the `tokens` that follow it.

    OMP_NUM_THREADS=1 python generate.py
"""
import json
import pathlib

import torch
from transformers import GPT2LMHeadModel

HERE = pathlib.Path(__file__).parent
NEW = 12

torch.set_grad_enabled(False)
answers = {}
for folder in sorted(path.parent for path in HERE.glob("*/config.json")):
    model = GPT2LMHeadModel.from_pretrained(folder, attn_implementation="eager", torch_dtype=torch.float32).eval()
    prompt = json.loads((folder / "expected.json").read_text())["ids"][0][:4]
    length = min(NEW, model.config.n_positions - len(prompt))
    out = model.generate(torch.tensor([prompt]), attention_mask=torch.ones(1, len(prompt), dtype=torch.long), do_sample=False,
                         max_new_tokens=length, min_new_tokens=length, eos_token_id=None, pad_token_id=0)
    answers[folder.name] = {"prompt": prompt, "tokens": out[0, len(prompt):].tolist()}
(HERE / "generated.json").write_text(json.dumps(answers, indent=1) + "\n")
