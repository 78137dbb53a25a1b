package glasshead.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Standard output or standard error, which remembers that it could not be written: a full disk must not look like success.
///
/// Files and pipes get UTF-8 whatever the locale, since JSON is UTF-8 and token labels are in every script; a terminal gets what it shows.
public final class StandardStream {

    private final Remembering stream;
    private final PrintWriter writer;

    StandardStream(OutputStream out, Charset charset) {
        stream = new Remembering(out);
        writer = new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }

    /// Standard output of this process.
    public static StandardStream out() {
        return new StandardStream(new FileOutputStream(FileDescriptor.out), charset("stdout.encoding"));
    }

    /// Standard error of this process.
    public static StandardStream err() {
        return new StandardStream(new FileOutputStream(FileDescriptor.err), charset("stderr.encoding"));
    }

    private static Charset charset(String property) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return charset(terminal, System.getProperty(property));
    }

    /// @param encoding of the terminal; ASCII is what the POSIX locale says of every terminal
    static Charset charset(boolean terminal, String encoding) {
        Charset named = encoding == null || !Charset.isSupported(encoding) ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return terminal && !named.equals(StandardCharsets.US_ASCII) ? named : StandardCharsets.UTF_8;
    }

    /// What is printed here goes to the stream.
    public PrintWriter writer() {
        return writer;
    }

    /// The sentence to tell when not everything could be written, empty when it could. A reader that has read enough, as `head`, is no
    /// reason to complain.
    public String problem() {
        writer.flush();
        IOException failure = stream.failure;
        return failure == null || String.valueOf(failure.getMessage()).contains("Broken pipe") ? ""
                : "Standard output could not be written to its end (" + failure.getMessage() + "); make room, or write to another place.";
    }

    private static final class Remembering extends FilterOutputStream {

        private @Nullable IOException failure;

        Remembering(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }
    }
}
