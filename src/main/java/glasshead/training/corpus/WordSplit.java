package glasshead.training.corpus;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How GPT-2 splits text into words before BPE: a word carries the space in front of it (the expression of `src/encoder.py` in
/// openai/gpt-2).
final class WordSplit {

    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private WordSplit() {}

    static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }
}
