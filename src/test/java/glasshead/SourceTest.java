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
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);$", Pattern.MULTILINE);

    @Test
    void noLineIsTooLongOrLeftOver() throws IOException {
        assertEquals(List.of(), places("src", line -> tooLong(line) || leftOver(line)));
        assertEquals(List.of(), places("installer", line -> tooLong(line) || leftOver(line)));
    }

    /// A name in a comment counts: documentation links to it.
    @Test
    void everyImportIsUsed() throws IOException {
        List<String> unused = new ArrayList<>();
        for (Path file : javaFiles("src")) {
            unused(Files.readString(file)).forEach(name -> unused.add(file + ": " + name));
        }
        assertEquals(List.of(), unused);
    }

    @Test
    void anUnusedImportIsFound() {
        String source = "import java.util.List;\nimport java.util.Set;\nclass Settings { List<String> all; }";
        assertEquals(List.of("java.util.Set"), unused(source));
    }

    private static List<String> unused(String source) {
        String body = IMPORT.matcher(source).replaceAll("");
        return IMPORT.matcher(source).results().map(found -> found.group(1)).filter(name -> !Pattern.compile("\\b" + name.substring(name
                .lastIndexOf('.') + 1) + "\\b").matcher(body).find()).toList();
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
        for (Path file : javaFiles(folder)) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (forbidden.test(lines.get(i))) {
                    places.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        return places;
    }

    private static List<Path> javaFiles(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        }
    }
}
