"""Small GPT-2 checkpoints whose files contradict their config, or are named or stored otherwise, and what transformers computes of them.

    pip install torch==2.7.1 transformers==5.24.0 safetensors==0.8.0
    python weights.py            # writes the folders weights/* beside itself

Each folder: config.json, model.safetensors and expected.json (ids; logits [position][vocabulary]; whether transformers tied the
unembedding; the names that it found unexpected). Where transformers can't read a file, the logits are those of the same weights under
its own names.
"""
import json
import os
import shutil
import struct

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from transformers import GPT2Config, GPT2LMHeadModel

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "weights")
IDS = [5, 1, 3, 11, 0, 2]
CONFIG = dict(model_type="gpt2", architectures=["GPT2LMHeadModel"], n_layer=2, n_head=2, n_embd=8, n_positions=8, vocab_size=12,
              bos_token_id=None, eos_token_id=None)


def random_state():
    model = GPT2LMHeadModel(GPT2Config(**{k: v for k, v in CONFIG.items() if k not in ("model_type", "architectures")}))
    state = {}
    for name, value in model.state_dict().items():
        if name != "lm_head.weight":
            state[name] = torch.randn_like(value) * 0.4 + (1 if "ln" in name and name.endswith("weight") else 0)
    return state


def without(config, *keys, **more):
    return {**{k: v for k, v in config.items() if k not in keys}, **more}


def save(folder, state, config):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    with open(os.path.join(folder, "config.json"), "w") as file:
        json.dump(config, file)
    save_file({k: v.contiguous().clone() for k, v in state.items()}, os.path.join(folder, "model.safetensors"))


def compute(folder):
    model, info = GPT2LMHeadModel.from_pretrained(folder, dtype=torch.float32, output_loading_info=True, attn_implementation="eager")
    # Its pattern for masks, "attn.bias", hides the biases of c_attn too.
    with safe_open(os.path.join(folder, "model.safetensors"), "pt") as file:
        hidden = {name for name in file.keys() if name.endswith("c_attn.bias")} - set(model.state_dict())
    hidden = {name for name in hidden if "transformer." + name not in model.state_dict()}
    with torch.no_grad():
        logits = model.eval()(torch.tensor([IDS])).logits[0].double()
    return dict(ids=IDS, logits=[[round(x, 6) for x in row] for row in logits.tolist()],
                tied=model.lm_head.weight is model.transformer.wte.weight, unexpected=sorted(info["unexpected_keys"] | hidden))


def write(name, state, config=CONFIG, same_as=None):
    """same_as: the state that transformers can read, where it can't read this one."""
    folder = os.path.join(HERE, name)
    if same_as is not None:
        save(folder, same_as, config)
        expected = compute(folder)
    save(folder, state, config)
    if same_as is None:
        expected = compute(folder)
    with open(os.path.join(folder, "expected.json"), "w") as file:
        json.dump(expected, file)
    print(name, expected["tied"], expected["unexpected"], expected["logits"][-1][:3])


def rewrite_header(name, change):
    path = os.path.join(HERE, name, "model.safetensors")
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.dumps(change(json.loads(data[8:8 + length]))).encode()
    header += b" " * (-len(header) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(header)) + header + data[8 + length:])


def transposed(state):
    return {k: v.T if ".c_" in k and k.endswith("weight") else v for k, v in state.items()}


def main():
    torch.manual_seed(7)
    state = random_state()
    head = torch.randn(12, 8)
    other = torch.randn(12, 8)
    untied = dict(CONFIG, tie_word_embeddings=False)
    bare = {k.removeprefix("transformer."): v for k, v in state.items()}
    only_head = {**{k: v for k, v in state.items() if k != "transformer.wte.weight"}, "lm_head.weight": head}

    write("plain", state)
    # The unembedding: config against file, under either name.
    write("head-differs", {**state, "lm_head.weight": head})
    write("head-differs-tied-said", {**state, "lm_head.weight": head}, dict(CONFIG, tie_word_embeddings=True))
    write("head-untied", {**state, "lm_head.weight": head}, untied)
    write("head-same", {**state, "lm_head.weight": state["transformer.wte.weight"]})
    write("head-prefixed", {**state, "transformer.lm_head.weight": head})
    write("head-prefixed-untied", {**state, "transformer.lm_head.weight": head}, untied)
    write("head-twice", {**state, "lm_head.weight": head, "transformer.lm_head.weight": other})
    write("head-without-embedding", only_head)
    write("head-bare", {**bare, "lm_head.weight": head})
    write("bare", bare)
    write("half-bare", {(k if i % 2 else k.removeprefix("transformer.")): v for i, (k, v) in enumerate(state.items())})
    write("embedding-twice", {**state, "wte.weight": head})
    # Tensors that nothing reads.
    write("unread", {**state, "score.weight": head, "transformer.h.0.attn.bias": torch.ones(1, 1, 8, 8, dtype=torch.bool),
                     "transformer.h.0.attn.masked_bias": torch.tensor(-1e4), "quant.scale": torch.zeros(2, dtype=torch.complex64),
                     "quant.low": torch.zeros(3, dtype=torch.float8_e4m3fn)})
    write("fewer-layers", state, dict(CONFIG, n_layer=1))
    write("metadata-null", state)
    rewrite_header("metadata-null", lambda header: {**header, "__metadata__": None})
    expected = compute(os.path.join(HERE, "metadata-null"))
    with open(os.path.join(HERE, "metadata-null", "expected.json"), "w") as file:
        json.dump(expected, file)
    # Biases and gains that are nowhere.
    write("no-biases", {k: v for k, v in state.items() if not k.endswith(".bias")})
    write("no-norm-biases", {k: v for k, v in state.items() if not ("ln_" in k and k.endswith(".bias"))})
    write("no-query-biases", {k: v for k, v in state.items() if not k.endswith("c_attn.bias")})
    write("no-norms", {k: v for k, v in state.items() if "ln_" not in k})
    # What transformers can't read.
    write("compiled", {"_orig_mod." + k: v for k, v in state.items()}, same_as=state)
    write("compiled-inside", {k.replace("transformer.", "transformer._orig_mod."): v for k, v in state.items()}, same_as=state)
    write("data-parallel", {"module." + k: v for k, v in bare.items()}, same_as=state)
    write("lightning-head", {"model." + k: v for k, v in {**state, "lm_head.weight": head}.items()},
          same_as={**state, "lm_head.weight": head})
    write("linear", transposed(state), same_as=state)
    no_biases = {k: v for k, v in state.items() if not k.endswith(".bias")}
    write("nanogpt", {"_orig_mod." + k: v for k, v in {**transposed(no_biases), "lm_head.weight": state["transformer.wte.weight"]}.items()},
          same_as=no_biases)
    square = {k: (v[..., :8] if "c_fc" in k else v[:8] if "mlp.c_proj.weight" in k else v) for k, v in state.items()}
    write("linear-square", transposed(square), dict(CONFIG, n_inner=8), same_as=square)
    # Config: spellings, defaults and contradictions.
    aliases = dict(hidden_size=8, num_attention_heads=2, num_hidden_layers=2, max_position_embeddings=8)
    write("aliases", state, without(CONFIG, "n_embd", "n_head", "n_layer", "n_positions", **aliases))
    write("alias-contradicts", state, dict(CONFIG, num_attention_heads=4))
    write("no-inner", state, dict(CONFIG, n_inner=None))
    wide = GPT2Config(n_layer=1, n_head=12, n_embd=24, n_positions=8, vocab_size=12)
    torch.manual_seed(8)
    model = GPT2LMHeadModel(wide)
    heads = {k: torch.randn_like(v) * 0.3 for k, v in model.state_dict().items() if k != "lm_head.weight"}
    write("no-head-count", heads, without(CONFIG, "n_head", n_layer=1, n_embd=24))
    for activation in ("gelu_fast", "gelu_python", "gelu_accurate", "gelu_python_tanh", "gelu_pytorch_tanh", "gelu_new", "gelu"):
        write("act-" + activation, state, dict(CONFIG, activation_function=activation))
    for bos in (-1, 50256, 12):
        write("bos-%d" % bos, state, dict(CONFIG, bos_token_id=bos, eos_token_id=bos))
    write("bos-absent", state, without(CONFIG, "bos_token_id", "eos_token_id"))
    write("no-model-type", state, without(CONFIG, "model_type"))


main()
