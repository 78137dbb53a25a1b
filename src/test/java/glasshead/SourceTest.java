package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What no line of Java holds, with the place of each that does.
class SourceTest {

    private static final int COLUMNS = 140;
    /// A pattern or JSON without a blank can't be broken without being harder to read.
    private static final Pattern UNBREAKABLE = Pattern.compile("\\S*[\"'|]\\S*");
    private static final int LONG_WORD = 60;

    @Test
    void noLineIsTooLongOrLeftOver() throws IOException {
        assertEquals(List.of(), places("src", line -> tooLong(line) || leftOver(line)));
        assertEquals(List.of(), places("installer", line -> tooLong(line) || leftOver(line)));
    }

    @Test
    void whatIsForbiddenIsFound() {
        assertEquals(true, tooLong("a ".repeat(COLUMNS / 2) + "b"));
        assertEquals(false, tooLong("“é” ".repeat(COLUMNS / 4)));
        assertEquals(false, tooLong("var pattern = \"" + "[a]".repeat(COLUMNS) + "\";"));
        assertEquals(true, leftOver("// TO" + "DO: more"));
        assertEquals(true, leftOver("failure.print" + "StackTrace();"));
        assertEquals(false, leftOver("String mastodon;"));
    }

    /// Columns are characters as one sees them.
    private static boolean tooLong(String line) {
        return line.codePointCount(0, line.length()) > COLUMNS
                && UNBREAKABLE.matcher(line).results().noneMatch(word -> word.group().length() > LONG_WORD);
    }

    /// Work that is put off belongs in the list of issues; a failure belongs where its reader looks, or in the log.
    private static boolean leftOver(String line) {
        return Stream.of("TO" + "DO", "FIX" + "ME", "XX" + "X", ".print" + "StackTrace(").anyMatch(line::contains);
    }

    private static List<String> places(String folder, Predicate<String> forbidden) throws IOException {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java")).sorted()::iterator) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (forbidden.test(lines.get(i))) {
                        places.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                    }
                }
            }
        }
        return places;
    }
}
