package glasshead.checkpoint.hub;

import glasshead.checkpoint.Bytes;
import glasshead.experiment.Texts;

/// How far a download is.
///
/// @param done           bytes that are here, of all files together
/// @param total          bytes in all; 0 while that is not known
/// @param bytesPerSecond over the last seconds; 0 when nothing moves
/// @param secondsLeft    at that speed; `NaN` when it can't be told
/// @param note           why it waits, empty when it does not
public record Progress(Stage stage, long done, long total, double bytesPerSecond, double secondsLeft, String note) {

    /// What is being done.
    public enum Stage {
        ASKING, LOADING, WAITING, PAUSED, CHECKING, DONE
    }

    private static final int MINUTE = 60;

    /// 0 to 1.
    public double share() {
        return total == 0 ? 0 : (double) done / total;
    }

    /// One short line: `123 MB of 548 MB, 12 MB/s, 35 s left`.
    public String text() {
        return switch (stage) {
            case ASKING -> "asking the hub";
            case LOADING -> amount() + (bytesPerSecond > 0 ? ", " + Bytes.text(bytesPerSecond) + "/s" + left() : "");
            case WAITING -> note;
            case PAUSED -> "paused" + (total > 0 ? " at " + amount() : "");
            case CHECKING -> "checking what has arrived";
            case DONE -> "done, " + Bytes.text(total);
        };
    }

    private String amount() {
        return Bytes.text(done) + " of " + Bytes.text(total);
    }

    private String left() {
        return secondsLeft < 2 * MINUTE ? Texts.format(", %.0f s left", secondsLeft) : Texts.format(", %.0f min left", secondsLeft
                / MINUTE);
    }
}
