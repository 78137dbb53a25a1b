package glasshead.experiment;

/// Names taken from untrusted files, made fit to stand in a sentence: short, on one line, in quotes.
public final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    /// `name` in single quotes, cut at 80 characters, invisible characters as `?`.
    public static String of(String name) {
        var quoted = new StringBuilder("'");
        name.codePoints().limit(LONGEST).map(c -> isPlain(c) ? c : '?').forEach(quoted::appendCodePoint);
        if (name.codePointCount(0, name.length()) > LONGEST) {
            quoted.append("...");
        }
        return quoted.append('\'').toString();
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
