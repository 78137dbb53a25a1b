package glasshead.ui.examples;

import glasshead.checkpoint.Bytes;
import glasshead.engine.ScanForecast;
import glasshead.engine.ScanProgress;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;

/// What is said of a scan before it begins, and while it runs.
final class ScanWords {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private ScanWords() {}

    /// One sentence a line.
    static List<String> lines(ScanForecast of) {
        List<String> lines = new ArrayList<>();
        lines.add((of.files() == 1 ? "" : Numbers.grouped(of.files()) + " files, ") + Bytes.text(of.bytes()) + ": " + (of.exact() ? ""
                : "about ") + Numbers.grouped(of.tokens()) + " tokens.");
        lines.add("About " + time(of.seconds()) + ", at " + Numbers.grouped(Math.round(of.tokensPerSecond()))
                + " tokens a second, measured on some of its texts.");
        lines.add("At most " + Bytes.text(of.memory()) + " of memory beside the model.");
        if (of.done() > 0) {
            lines.add("The first " + Numbers.grouped(of.done()) + " texts were done before: it goes on from there.");
        }
        lines.add("It can be stopped: after every 65,536 tokens what is done is kept, and the same scan goes on from there.");
        return lines;
    }

    static String line(ScanProgress now) {
        String left = Double.isNaN(now.secondsLeft()) ? "time left not known yet" : time(now.secondsLeft()) + " left";
        String resumed = now.resumed() > 0 ? " · went on after text " + Numbers.grouped(now.resumed()) : "";
        return Numbers.percent(now.share()) + " · " + Numbers.grouped(now.counts().tokens()) + " tokens · " + Numbers.grouped(Math.round(now
                .tokensPerSecond())) + " a second · " + left + " · at most " + Bytes.text(now.memory()) + resumed;
    }

    /// `12 s`, `5 min`, `3 h 20 min`.
    static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 2 * MINUTE) {
            return Math.max(1, whole) + " s";
        }
        long minutes = Math.round(seconds / MINUTE);
        return whole < HOUR ? minutes + " min" : minutes / MINUTE + " h " + minutes % MINUTE + " min";
    }
}
