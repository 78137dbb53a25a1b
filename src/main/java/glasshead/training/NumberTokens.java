package glasshead.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A tokenizer for sums: the numbers below a prime are the tokens 0 to p - 1 and `=` is token p; spaces stand between them. In the form of
/// byte pair encoding, where each number is put together from its digits.
final class NumberTokens {

    private static final int DIGITS = 10;

    private NumberTokens() {}

    static void write(Path folder, int prime) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        json.putNull("truncation").putNull("padding");
        json.putArray("added_tokens");
        json.putNull("normalizer");
        json.putObject("pre_tokenizer").put("type", "WhitespaceSplit");
        json.putNull("post_processor").putNull("decoder");
        ObjectNode model = json.putObject("model").put("type", "BPE");
        model.putNull("dropout").putNull("unk_token").putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", false).put("byte_fallback", false);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int number = 0; number < prime; number++) {
            vocabulary.put(String.valueOf(number), number);
        }
        vocabulary.put("=", prime);
        var merges = model.putArray("merges");
        merges(prime).forEach(merges::add);
        JsonFile.write(folder.resolve("tokenizer.json"), json);
        // Else transformers would make a GPT2Tokenizer of the vocabulary, which cuts text in another way.
        JsonFile.write(folder.resolve("tokenizer_config.json"), JsonNodeFactory.instance.objectNode().put("tokenizer_class",
                "PreTrainedTokenizerFast"));
    }

    /// In the order of the numbers that they make. The first that fits is made first, so 110 comes about as 1 and 10.
    private static List<String> merges(int prime) {
        var merges = new ArrayList<String>();
        for (int number = DIGITS; number < prime; number++) {
            String digits = String.valueOf(number);
            int last = digits.length() - 1;
            boolean tenAtEnd = digits.length() > 2 && digits.endsWith("10");
            int cut = tenAtEnd ? last - 1 : last;
            merges.add(digits.substring(0, cut) + " " + digits.substring(cut));
        }
        return merges;
    }
}
