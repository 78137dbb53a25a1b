package glasshead.scan;

import glasshead.json.TextLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// One text of a corpus.
///
/// @param number  from 0, through all files
/// @param text    empty where there is a problem
public record CorpusLine(int number, String text, Problem problem) {

    /// Bytes of a line at most.
    static final int LONGEST = 64 << 20;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /// Why a text is not run.
    public enum Problem {
        NONE, EMPTY, BROKEN, NUL, UNKNOWN, TOO_LONG
    }

    /// A line of a file, without its line feed.
    ///
    /// @param json  whether it is JSON with a `text`
    /// @param first whether it is the first of its file, which may begin with a byte order mark
    public static CorpusLine of(int number, byte[] read, boolean json, boolean first) {
        if (read.length > LONGEST) {
            return new CorpusLine(number, "", Problem.TOO_LONG);
        }
        int begin = first && startsWithMark(read) ? MARK.length : 0;
        int end = read.length > begin && read[read.length - 1] == '\r' ? read.length - 1 : read.length;
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read, begin, end - begin)).toString();
            String found = json && !text.isEmpty() ? TextLine.text(text) : text;
            return found == null ? new CorpusLine(number, "", Problem.BROKEN) : of(number, found);
        } catch (CharacterCodingException e) {
            return new CorpusLine(number, "", Problem.BROKEN);
        }
    }

    /// A text that needs no reading.
    public static CorpusLine of(int number, String text) {
        return text.isEmpty() ? new CorpusLine(number, "", Problem.EMPTY)
                : text.indexOf('\0') >= 0 ? new CorpusLine(number, "", Problem.NUL) : new CorpusLine(number, text, Problem.NONE);
    }

    private static boolean startsWithMark(byte[] read) {
        return read.length >= MARK.length && read[0] == MARK[0] && read[1] == MARK[1] && read[2] == MARK[2];
    }

    public boolean usable() {
        return problem == Problem.NONE;
    }

    public ScanCounts left(Problem why) {
        return ScanCounts.of(why);
    }
}
