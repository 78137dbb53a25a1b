package glasshead.checkpoint.hub;

import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Tries again what may succeed later, with growing pauses; a pause by the user is no failure.
record Patience(RetryPolicy policy, DownloadTime time, DownloadControl control, Meter meter) {

    /// Something that may have to be tried again.
    interface Attempt<T> {
        T go() throws IOException, InterruptedException;
    }

    /// @param what    what is fetched, for the sentence when patience is at its end
    /// @param arrived how much is here; as long as that grows there is hope
    <T> T with(String what, LongSupplier arrived, Attempt<T> attempt) throws IOException, InterruptedException {
        int failures = 0;
        while (true) {
            if (control.isPaused()) {
                meter.tell(Stage.PAUSED, "");
            }
            control.await();
            long before = arrived.getAsLong();
            try {
                return attempt.go();
            } catch (TryAgain failure) {
                if (control.stops()) {
                    continue;
                }
                failures = arrived.getAsLong() > before ? 1 : failures + 1;
                if (failures >= (arrived.getAsLong() == 0 ? policy.attemptsBeforeAnything() : policy.attempts())) {
                    throw new BadInput("The download of " + what + " did not get on (" + failure.getMessage()
                            + "): what has arrived is kept, so check the connection and get it again later.", failure);
                }
                Duration wait = failure.wait(policy, failures);
                meter.tell(Stage.WAITING, Texts.format("%s, next try in %.0f s", String.valueOf(failure.getMessage()), wait.toMillis()
                        / 1000.0));
                time.sleep(wait, control);
            }
        }
    }
}
