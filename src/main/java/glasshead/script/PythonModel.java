package glasshead.script;

import glasshead.engine.ModelFiles;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.List;

/// How a model gets into TransformerLens: one of the hub's by its name, any other from its folder.
record PythonModel(ModelFiles files, boolean raw) {

    /// Whether TransformerLens knows it.
    boolean isByName() {
        return !files.known().isEmpty() && files.isTrained();
    }

    List<String> imports() {
        List<String> lines = new ArrayList<>();
        if (!files.isTrained()) {
            lines.add("import gzip");
        }
        if (!isByName()) {
            lines.add("from pathlib import Path");
        }
        lines.add("");
        if (!files.isTrained()) {
            lines.add("import safetensors.torch");
        }
        lines.add("import torch");
        if (isByName()) {
            lines.add("from transformer_lens import HookedTransformer");
        } else {
            lines.add("from transformer_lens import HookedTransformer, HookedTransformerConfig");
            lines.add("from transformer_lens.pretrained.weight_conversions import convert_gpt2_weights");
            lines.add("from transformers import GPT2LMHeadModel");
        }
        return lines;
    }

    List<String> lines() {
        return isByName() ? List.of("model = HookedTransformer.from_pretrained" + (raw ? "_no_processing" : "") + "(" + Python.text(files
                .known()) + ", device=\"cpu\")") : fromFolder();
    }

    private List<String> fromFolder() {
        List<String> lines = new ArrayList<>();
        lines.add("FOLDER = Path(" + Python.text(files.folder().toString()) + ")  # the model's files");
        lines.add("checkpoint = GPT2LMHeadModel.from_pretrained(FOLDER, local_files_only=True).float()");
        if (!files.isTrained()) {
            lines.addAll(step());
        }
        lines.add("config = HookedTransformerConfig(" + config() + ")");
        lines.add("weights = convert_gpt2_weights(checkpoint, config)");
        if (!files.hasMlp() || !files.hasLayerNorm()) {
            lines.add("# transformers has put something in the place of what the model does not have");
            lines.add("weights = {name: value for name, value in weights.items() if " + kept() + "}");
        }
        lines.add("model = HookedTransformer(config)");
        lines.add("model.load_and_process_state_dict(weights" + (raw ? ", fold_ln=False, center_writing_weights=False, "
                + "center_unembed=False, fold_value_biases=False" : "") + ")");
        lines.add("model.eval()");
        return lines;
    }

    private String kept() {
        List<String> conditions = new ArrayList<>();
        if (!files.hasMlp()) {
            conditions.add("\".mlp.\" not in name and \".ln2.\" not in name");
        }
        if (!files.hasLayerNorm()) {
            conditions.add("\".ln1.\" not in name and \".ln2.\" not in name and \"ln_final\" not in name");
        }
        return String.join(" and ", conditions);
    }

    private String config() {
        return "n_layers=" + files.layers() + ", n_heads=" + files.heads() + ", d_model=" + files.dModel() + ", d_head=" + files.dModel()
                / files.heads() + (files.hasMlp() ? ", d_mlp=" + files.dMlp() : ", attn_only=True") + ",\n    n_ctx=" + files.positions()
                + ", d_vocab=" + files.vocabulary() + ", act_fn=" + Python.text(files.activation()) + ", eps=" + files.epsilon()
                + ", normalization_type=" + (files.hasLayerNorm() ? "\"LN\"" : "None") + (files.scaleScores() ? ""
                        : ", use_attn_scale=False") + (files.scaleByLayer() ? ", scale_attn_by_inverse_layer_idx=True" : "")
                + ",\n    original_architecture=\"GPT2LMHeadModel\", device=\"cpu\"";
    }

    /// The files of a training hold how every tensor changed from one kept step to the next, in steps of a size for each row.
    private List<String> step() {
        return Texts.format("""
                step, state = %d, {}  # the weights at this step are the sum of all changes up to it
                for file in sorted((FOLDER / "training").glob("step-*.safetensors.gz")):
                    if int(file.name[5:11]) <= step:
                        packed = safetensors.torch.load(gzip.decompress(file.read_bytes()))
                        for name in [name for name in packed if name + ".scale" in packed]:
                            change = packed[name].float()
                            scale = packed[name + ".scale"].view(-1, *[1] * (change.dim() - 1))
                            state[name] = state.get(name, 0) + change * scale
                prefix = "" if any(name.startswith("transformer.") for name in state) else "transformer."
                named = {name if name == "lm_head.weight" else prefix + name: value for name, value in state.items()}
                checkpoint.load_state_dict(named, strict=False)
                """, files.step()).lines().toList();
    }
}
