package glasshead.engine;

import glasshead.analysis.ContrastTokens;
import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Options;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A row of a data set as the model reads it.
///
/// @param index    its number in the set
/// @param problem  what keeps it out, as a sentence; empty for a row that can be used. The tokens are then [TokenRow#NONE]
/// @param other    the corrupted prompt, [TokenRow#NONE] where there is none or it can't be read
/// @param contrast empty for a row that can't be used
/// @param warnings sentences about input that was accepted but may not mean what the user thinks
public record SetRow(int index, Example example, String problem, TokenRow tokens, TokenRow other, ContrastTokens contrast,
        List<String> warnings) {

    /// All rows of a set.
    ///
    /// @param position where the logits are read, as in a contrast
    static List<SetRow> read(DataSet set, int position, Options options, TokenReader reader) {
        return IntStream.range(0, set.size()).mapToObj(index -> read(index, set.examples().get(index), position, options, reader)).toList();
    }

    static SetRow read(int index, Example example, int position, Options options, TokenReader reader) {
        List<String> warnings = new ArrayList<>();
        try {
            TokenRow tokens = reader.read(example.prompt(), options.bos());
            ContrastTokens contrast = new ContrastReader(reader, warnings).read(example.contrast(position), tokens.length());
            TokenRow other = other(example, options, reader, warnings);
            warnOfShape(example, tokens, other, contrast, warnings);
            return new SetRow(index, example, "", tokens, other, contrast, List.copyOf(warnings));
        } catch (BadInput problem) {
            return new SetRow(index, example, problem.getMessage(), TokenRow.NONE, TokenRow.NONE, ContrastTokens.NONE, List.of());
        }
    }

    private static TokenRow other(Example example, Options options, TokenReader reader, List<String> warnings) {
        if (example.other().isEmpty()) {
            return TokenRow.NONE;
        }
        try {
            return reader.read(example.other(), options.bos());
        } catch (BadInput problem) {
            warnings.add("The corrupted prompt: " + problem.getMessage());
            return TokenRow.NONE;
        }
    }

    /// What some questions leave the row out for.
    private static void warnOfShape(Example example, TokenRow tokens, TokenRow other, ContrastTokens contrast, List<String> warnings) {
        if (contrast.isEmpty()) {
            warnings.add("There is no answer and no distractor, so that nothing but KL can be told; give one.");
        }
        if (other.length() > 0 && other.length() != tokens.length()) {
            warnings.add(Texts.format("The corrupted prompt has %d tokens and the prompt %d; what compares them position by position "
                    + "leaves the row out.", other.length(), tokens.length()));
        } else if (example.prompt().equals(example.other())) {
            warnings.add("The corrupted prompt is the prompt itself; change a word of it.");
        }
    }

    public boolean usable() {
        return problem.isEmpty();
    }

    public boolean hasOther() {
        return other.length() > 0;
    }

    /// Where the corrupted prompt's logits are read: at its own end where the prompt's are read at its end, else at the same position.
    int otherPosition() {
        return contrast.position() == tokens.length() - 1 ? other.length() - 1 : Math.min(contrast.position(), other.length() - 1);
    }
}
