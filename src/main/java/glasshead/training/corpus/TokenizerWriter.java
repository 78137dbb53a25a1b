package glasshead.training.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.checkpoint.Tokenizer;
import glasshead.engine.scores.TokenPool;
import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/// The files of a tokenizer in the layout of Hugging Face (`tokenizers` 0.2x, "fast" tokenizers).
final class TokenizerWriter {

    private static final String BYTE_LEVEL = "ByteLevel";

    private TokenizerWriter() {}

    static void write(RestrictedBpe bpe, Path folder) {
        var root = JsonNodeFactory.instance.objectNode().put("version", "1.0").putNull("truncation").putNull("padding");
        root.putArray("added_tokens").addObject().put("id", bpe.bos()).put("content", Tokenizer.END_OF_TEXT).put("single_word", false)
                .put("lstrip", false).put("rstrip", false).put("normalized", false).put("special", true);
        root.putNull("normalizer");
        root.set("pre_tokenizer", byteLevel(false, true));
        root.set("post_processor", byteLevel(true, false));
        root.set("decoder", byteLevel(true, true));
        root.set("model", model(bpe));
        save(folder, "tokenizer.json", root);
        save(folder, "tokenizer_config.json", config());
    }

    private static ObjectNode byteLevel(boolean prefixSpace, boolean trimOffsets) {
        return JsonNodeFactory.instance.objectNode().put("type", BYTE_LEVEL).put("add_prefix_space", prefixSpace).put("trim_offsets",
                trimOffsets).put(
                        "use_regex", true);
    }

    private static ObjectNode model(RestrictedBpe bpe) {
        var model = JsonNodeFactory.instance.objectNode().put("type", "BPE").putNull("dropout").putNull("unk_token").put(
                "continuing_subword_prefix", "")
                .put("end_of_word_suffix", "").put("fuse_unk", false).put("byte_fallback", false);
        var vocab = model.putObject("vocab");
        bpe.pieces().forEach(piece -> vocab.put(piece, vocab.size()));
        var merges = model.putArray("merges");
        bpe.pairs().forEach(pair -> merges.add(pair.left() + " " + pair.right()));
        return model;
    }

    private static ObjectNode config() {
        return JsonNodeFactory.instance.objectNode().put("tokenizer_class", "GPT2Tokenizer").put("bos_token", Tokenizer.END_OF_TEXT).put(
                "eos_token",
                Tokenizer.END_OF_TEXT)
                .put("unk_token", Tokenizer.END_OF_TEXT).put("model_max_length", EnglishCorpus.CONTEXT).put("add_prefix_space", false);
    }

    /// Writes the ids that occur in the corpus.
    static void writeIds(int[] ids, Path folder) {
        try {
            TokenPool.write(folder, ids);
        } catch (IOException e) {
            throw unwritable(TokenPool.CORPUS_FILE, folder, e);
        }
    }

    private static void save(Path folder, String file, JsonNode content) {
        try {
            WholeFile.write(folder.resolve(file), content.toString());
        } catch (IOException e) {
            throw unwritable(file, folder, e);
        }
    }

    private static BadInput unwritable(String file, Path folder, IOException failure) {
        return new BadInput("The file " + file + " can't be written into " + folder + " (" + failure.getClass().getSimpleName()
                + "): check that the folder exists, may be written to and has space.", failure);
    }
}
