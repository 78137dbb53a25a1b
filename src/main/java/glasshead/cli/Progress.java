package glasshead.cli;

import glasshead.experiment.Texts;
import java.io.PrintWriter;

/// How far a job is, on one line that is written over. In a file or a pipe, where lines would stand one behind the other, only what a
/// reader of it must know, once.
final class Progress implements AutoCloseable {

    private static final int WIDTH = 78;

    private final PrintWriter out;
    private final boolean watched;
    private String told = "";

    Progress(PrintWriter out) {
        this(out, System.console() != null && System.console().isTerminal());
    }

    /// @param watched whether somebody looks at it
    Progress(PrintWriter out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    /// @param what of what there are so many, as `cells`
    void show(int done, int all, String what) {
        show(Texts.format("%d of %d %s", done, all, what));
    }

    void show(String line) {
        if (watched) {
            out.print("\r" + Texts.format("%-" + WIDTH + "s", line));
            out.flush();
        }
    }

    /// Why nothing moves: also for who reads it later, but not again and again.
    void waits(String reason) {
        if (!watched && !reason.equals(told)) {
            out.println(reason);
            out.flush();
        }
        told = reason;
        show(reason);
    }

    /// Makes room for what comes.
    @Override
    public void close() {
        out.print(watched ? "\r" + " ".repeat(WIDTH) + "\r" : "");
        out.flush();
    }
}
