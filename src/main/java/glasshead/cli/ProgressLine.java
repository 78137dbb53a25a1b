package glasshead.cli;

import glasshead.checkpoint.Bytes;
import glasshead.checkpoint.hub.Progress;
import java.util.Locale;

/// A download's progress on one line of a terminal, always as long as the one before that it is written over.
final class ProgressLine {

    private static final int WIDTH = 78;
    private static final int MINUTE = 60;

    private ProgressLine() {
    }

    static String of(Progress progress) {
        String text = switch (progress.stage()) {
            case ASKING -> "asking the hub";
            case LOADING -> String.format(Locale.ROOT, "%s of %s, %s/s%s", Bytes.text(progress.done()), Bytes.text(progress.total()),
                    Bytes.text(progress.bytesPerSecond()), left(progress.secondsLeft()));
            case WAITING -> progress.note();
            case PAUSED -> "paused";
            case CHECKING -> "checking what has arrived";
            case DONE -> "done, " + Bytes.text(progress.total());
        };
        return String.format("%-" + WIDTH + "s", text);
    }

    private static String left(double seconds) {
        if (Double.isNaN(seconds)) {
            return "";
        }
        return seconds < 2 * MINUTE ? String.format(Locale.ROOT, ", %.0f s left", seconds) : String.format(Locale.ROOT, ", %.0f min left", seconds / MINUTE);
    }
}
