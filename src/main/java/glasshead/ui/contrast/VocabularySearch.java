package glasshead.ui.contrast;

import glasshead.engine.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the tokens that a few typed letters may mean.
public final class VocabularySearch {

    private static final int MOST = 40;
    private static final int NOT_FOUND = -1;

    private VocabularySearch() {}

    /// A token to choose: `text` as a contrast writes it, `label` as people read it.
    public record Match(String text, String label) {
    }

    /// Tokens that begin with what is typed, those with a leading space first because words inside a sentence have one; then the shorter.
    public static List<Match> matches(Vocabulary vocabulary, String typed) {
        String start = spaced(typed);
        if (start.isBlank()) {
            return List.of();
        }
        if (start.startsWith("#")) {
            return numbered(vocabulary, start);
        }
        return IntStream.range(0, vocabulary.size()).boxed()
                .filter(id -> begins(vocabulary.text(id), start))
                .sorted(Comparator.<Integer>comparingInt(id -> rank(vocabulary.text(id), start))
                        .thenComparingInt(id -> vocabulary.text(id).length()).thenComparingInt(id -> id))
                .limit(MOST).map(id -> match(vocabulary, id)).toList();
    }

    /// The id of a token as written in a contrast, or -1 when this model has no such token.
    public static int id(Vocabulary vocabulary, String written) {
        int id = vocabulary.texts().indexOf(written);
        if (id == NOT_FOUND && written.matches("#\\d{1,9}")) {
            int numbered = Integer.parseInt(written.substring(1));
            return numbered < vocabulary.size() ? numbered : NOT_FOUND;
        }
        return id;
    }

    static String label(Vocabulary vocabulary, String written) {
        int id = id(vocabulary, written);
        return id == NOT_FOUND ? shown(written) : vocabulary.label(id);
    }

    /// What people type for a space they can see.
    static String spaced(String typed) {
        return typed.replace('·', ' ');
    }

    static String shown(String text) {
        return text.replace(' ', '·').replace('\n', '⏎');
    }

    private static List<Match> numbered(Vocabulary vocabulary, String start) {
        Stream<Match> byText = IntStream.range(0, vocabulary.size())
                .filter(id -> vocabulary.text(id).startsWith(start)).mapToObj(id -> match(vocabulary, id));
        int id = id(vocabulary, start);
        Stream<Match> byId = id == NOT_FOUND ? Stream.of() : Stream.of(match(vocabulary, id));
        return Stream.concat(byId, byText).distinct().limit(MOST).toList();
    }

    private static boolean begins(String text, String start) {
        return text.startsWith(start) || text.length() > 1 && text.charAt(0) == ' ' && text.startsWith(start, 1);
    }

    /// 0 and 1 for the word itself with and without a space in front, then the same for longer words.
    private static int rank(String text, String start) {
        boolean literal = text.startsWith(start);
        boolean whole = text.length() == start.length() + (literal ? 0 : 1);
        return (whole ? 0 : 2) + (literal && start.charAt(0) != ' ' ? 1 : 0);
    }

    private static Match match(Vocabulary vocabulary, int id) {
        return new Match(vocabulary.text(id), vocabulary.label(id));
    }
}
