package glasshead.experiment;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Reads texts that people wrote with whatever editor they have. What a file's first bytes say of its encoding is believed and is no part
/// of the text; without such a mark a text is UTF-8.
public final class TextFile {

    /// Windows' editors put these byte order marks in front. UTF-32 comes first, since its mark begins as that of UTF-16.
    private static final List<Mark> MARKS = List.of(new Mark(Charset.forName("UTF-32LE"), 0xff, 0xfe, 0, 0), new Mark(Charset.forName(
            "UTF-32BE"), 0, 0, 0xfe, 0xff), new Mark(StandardCharsets.UTF_16LE, 0xff, 0xfe), new Mark(StandardCharsets.UTF_16BE, 0xfe,
                    0xff),
            new Mark(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf), new Mark(StandardCharsets.UTF_8));

    private static final int LONGEST_MARK = 4;

    private record Mark(Charset charset, int... bytes) {

        boolean begins(byte[] content) {
            return content.length >= bytes.length && Arrays.equals(IntStream.range(0, bytes.length).map(i -> content[i] & 0xff).toArray(),
                    bytes);
        }
    }

    private TextFile() {}

    /// @throws CharacterCodingException when it is no text in the encoding that it has to be in
    public static String read(Path file) throws IOException {
        return text(Files.readAllBytes(file));
    }

    /// The same, to be read bit by bit, for files that are too large for memory. What is no text shows while it is read.
    public static BufferedReader open(Path file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            bytes.mark(LONGEST_MARK);
            Mark mark = of(bytes.readNBytes(LONGEST_MARK));
            bytes.reset();
            bytes.skipNBytes(mark.bytes().length);
            return new BufferedReader(new WithoutZeros(new InputStreamReader(bytes, mark.charset().newDecoder())));
        } catch (IOException failure) {
            bytes.close();
            throw failure;
        }
    }

    /// Zeros are valid UTF-8, but no text has them: it is UTF-16 that does not say so.
    private static final class WithoutZeros extends FilterReader {

        WithoutZeros(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            for (int i = 0; i < read; i++) {
                if (target[from + i] == 0) {
                    throw new CharacterCodingException();
                }
            }
            return read;
        }
    }

    private static Mark of(byte[] content) {
        return MARKS.stream().filter(each -> each.begins(content)).findFirst().orElseThrow();
    }

    static String text(byte[] content) throws CharacterCodingException {
        Mark mark = of(content);
        int from = mark.bytes().length;
        String text = mark.charset().newDecoder().decode(ByteBuffer.wrap(content, from, content.length - from)).toString();
        // As in what is read bit by bit.
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text;
    }
}
