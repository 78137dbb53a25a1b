package glasshead.cli;

import java.io.PrintWriter;
import java.util.Locale;

/// How far a job is, on one line that is written over; nothing in a file or a pipe, where lines would stand one behind the other.
final class Progress implements AutoCloseable {

    private final PrintWriter out;
    private final boolean watched = System.console() != null && System.console().isTerminal();

    Progress(PrintWriter out) {
        this.out = out;
    }

    /// @param what of what there are so many, as `cells`
    void show(int done, int all, String what) {
        if (watched) {
            out.printf(Locale.ROOT, "\r%d of %d %s", done, all, what);
            out.flush();
        }
    }

    /// Makes room for what comes.
    @Override
    public void close() {
        out.print(watched ? "\r" : "");
        out.flush();
    }
}
