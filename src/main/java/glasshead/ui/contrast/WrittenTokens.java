package glasshead.ui.contrast;

import glasshead.ui.contrast.VocabularySearch.Match;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tokens written one after another: between commas or on lines of their own, as a list in Python's or R's notation, or else as words.
final class WrittenTokens {

    private static final Pattern AROUND = Pattern.compile("(?s)\\s*(?:c?\\(|\\[|\\{)(.*)[)\\]}]\\s*");
    private static final String BETWEEN = "[,;\\t\\r\\n]";
    /// In quotes, or else up to what is between tokens.
    private static final Pattern ONE = Pattern.compile(
            "\\s*(?:\"([^\"]*)\"|'([^']*)'(?=\\s*(?:" + BETWEEN + "|$))|([^,;\\t\\r\\n]+))");
    private static final Pattern SEVERAL = Pattern.compile(BETWEEN);

    private WrittenTokens() {}

    /// The tokens as a contrast writes them. What stands in quotes is meant letter for letter; any other word means the token with a space
    /// in front where there is one.
    static List<String> read(String written, Function<String, List<Match>> search) {
        String inside = AROUND.matcher(written).replaceFirst("$1");
        if (!SEVERAL.matcher(inside).find() && !inside.contains("\"")) {
            return Stream.of(inside.strip().split("\\s+")).filter(word -> !word.isEmpty()).map(word -> token(word, search)).distinct()
                    .toList();
        }
        return ONE.matcher(inside).results().map(found -> token(found, search)).filter(token -> !token.isEmpty()).distinct().toList();
    }

    private static String token(MatchResult found, Function<String, List<Match>> search) {
        String quoted = found.group(1) == null ? found.group(2) : found.group(1);
        return quoted == null ? token(found.group(3).strip(), search) : quoted;
    }

    private static String token(String word, Function<String, List<Match>> search) {
        String text = VocabularySearch.spaced(word);
        return search.apply(word).stream().map(Match::text)
                .filter(match -> match.equals(text) || match.equals(" " + text) || text.startsWith("#")).findFirst().orElse(text);
    }
}
