package glasshead.scan;

import java.util.stream.LongStream;

/// What became of the texts of a corpus.
///
/// @param texts   all that were come to, those that could not be used too
/// @param empty   without a token
/// @param broken  lines that are no UTF-8, or no JSON with a text where that is asked for
/// @param nul     lines with a NUL, which no text has
/// @param unknown texts that the model has no tokens for
/// @param tooLong lines of more than 64 MB
/// @param split   texts longer than the context, read in windows
/// @param windows parts of texts that were run
/// @param tokens  that counted, BOS left out
public record ScanCounts(long texts, long empty, long broken, long nul, long unknown, long tooLong, long split, long windows, long tokens) {

    public static final ScanCounts NONE = new ScanCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// One text that was left out.
    static ScanCounts of(CorpusLine.Problem problem) {
        return new ScanCounts(1, is(problem, CorpusLine.Problem.EMPTY), is(problem, CorpusLine.Problem.BROKEN), is(problem,
                CorpusLine.Problem.NUL), is(problem, CorpusLine.Problem.UNKNOWN), is(problem, CorpusLine.Problem.TOO_LONG), 0, 0, 0);
    }

    private static int is(CorpusLine.Problem problem, CorpusLine.Problem which) {
        return problem == which ? 1 : 0;
    }

    boolean possible() {
        return LongStream.of(texts, empty, broken, nul, unknown, tooLong, split, windows, tokens).allMatch(count -> count >= 0);
    }

    public ScanCounts plus(ScanCounts other) {
        return new ScanCounts(texts + other.texts, empty + other.empty, broken + other.broken, nul + other.nul, unknown + other.unknown,
                tooLong + other.tooLong, split + other.split, windows + other.windows, tokens + other.tokens);
    }

    /// Texts that were not run though they are not empty.
    public long left() {
        return broken + nul + unknown + tooLong;
    }
}
