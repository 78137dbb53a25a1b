package glasshead.scan;

/// One text of a corpus.
///
/// @param number  from 0, through all files
/// @param text    empty where there is a problem
public record CorpusLine(int number, String text, Problem problem) {

    /// Why a text is not run.
    public enum Problem {
        NONE, EMPTY, BROKEN, NUL, UNKNOWN, TOO_LONG
    }

    public boolean usable() {
        return problem == Problem.NONE;
    }

    public ScanCounts left(Problem why) {
        return ScanCounts.of(why);
    }
}
