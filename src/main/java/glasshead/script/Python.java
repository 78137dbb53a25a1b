package glasshead.script;

import glasshead.experiment.Positions;
import glasshead.experiment.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Values as Python writes them.
final class Python {

    private Python() {}

    /// On one line, whatever is in it: what is neither letter nor ordinary sign stands as its number.
    static String text(String text) {
        return text.codePoints().mapToObj(Python::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int code) {
        return switch (code) {
            case '"', '\\' -> "\\" + Character.toString(code);
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> printable(code) ? Character.toString(code) : Texts.format("\\U%08x", code);
        };
    }

    /// For a comment: on one line, without quotes.
    static String comment(String text) {
        String quoted = text(text);
        return quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"");
    }

    private static boolean printable(int code) {
        return code >= ' ' && code != 0x7f && Character.isDefined(code) && !Character.isISOControl(code) && switch (Character.getType(
                code)) {
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// Token ids; a tuple, so that it can name a run that is kept.
    static String tuple(int[] ids) {
        return ids.length == 1 ? "(" + ids[0] + ",)" : IntStream.of(ids).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(",
                ")"));
    }

    static String list(int[] ids) {
        return Arrays.toString(ids);
    }

    /// Positions as an index: `:` for all, else a list.
    ///
    /// @param length what the prompt's length is called
    static String index(Positions positions, String length) {
        return positions.all() ? ":" : positions.indices().stream().map(at -> at == Positions.END ? length + " - 1" : at.toString())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// Each in the order of the positions: `range(n)` for all.
    static String each(Positions positions, String length) {
        return positions.all() ? "range(" + length + ")" : index(positions, length);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.valueOf((long) value) : String.valueOf(value);
    }

    static String joined(List<String> lines, String indent) {
        return lines.stream().map(line -> line.isEmpty() ? "\n" : indent + line + "\n").collect(Collectors.joining());
    }
}
