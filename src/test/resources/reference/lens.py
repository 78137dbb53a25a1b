"""A checkpoint folder in TransformerLens, with its default processing or without any; also one without MLPs (`glasshead_no_mlp`)."""
import json
import os

os.environ.setdefault("TQDM_DISABLE", "1")

import torch
from transformer_lens import HookedTransformer, HookedTransformerConfig
from transformer_lens.pretrained.weight_conversions import convert_gpt2_weights
from transformers import GPT2LMHeadModel

torch.set_grad_enabled(False)


def load(folder, processed=True):
    hf = GPT2LMHeadModel.from_pretrained(folder, local_files_only=True)
    c = hf.config
    attn_only = json.loads((folder / "config.json").read_text()).get("glasshead_no_mlp", False)
    cfg = HookedTransformerConfig(
        n_layers=c.n_layer, n_heads=c.n_head, d_model=c.n_embd, d_head=c.n_embd // c.n_head, n_ctx=c.n_positions, d_vocab=c.vocab_size,
        act_fn=c.activation_function, eps=c.layer_norm_epsilon, normalization_type="LN", attn_only=attn_only,
        original_architecture="GPT2LMHeadModel", device="cpu")
    weights = convert_gpt2_weights(hf, cfg)
    if attn_only:
        # transformers has drawn MLPs at random for a file that has none.
        weights = {name: value for name, value in weights.items() if ".mlp." not in name and ".ln2." not in name}
    model = HookedTransformer(cfg)
    model.load_and_process_state_dict(weights, fold_ln=processed, center_writing_weights=processed, center_unembed=processed,
                                      fold_value_biases=processed)
    return model.eval()
