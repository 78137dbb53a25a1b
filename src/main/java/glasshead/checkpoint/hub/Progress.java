package glasshead.checkpoint.hub;

/// How far a download is.
///
/// @param done           bytes that are here, of all files together
/// @param total          bytes in all; 0 while that is not known
/// @param bytesPerSecond over the last seconds; 0 when nothing moves
/// @param secondsLeft    at that speed; `NaN` when it can't be told
/// @param note           why it waits, empty when it does not
public record Progress(Stage stage, long done, long total, double bytesPerSecond, double secondsLeft, String note) {

    /// What is being done.
    public enum Stage { ASKING, LOADING, WAITING, PAUSED, CHECKING, DONE }

    /// 0 to 1.
    public double share() {
        return total == 0 ? 0 : (double) done / total;
    }
}
