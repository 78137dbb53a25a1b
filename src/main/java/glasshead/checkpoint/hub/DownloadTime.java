package glasshead.checkpoint.hub;

import java.time.Duration;

/// Time as a download needs it. An interface so that tests let it pass.
interface DownloadTime {

    /// The machine's.
    DownloadTime SYSTEM = new DownloadTime() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time, DownloadControl control) throws InterruptedException {
            control.sleep(time);
        }
    };

    /// Only differences mean something.
    long nanoTime();

    /// Returns when so much has passed, or the user wants something else.
    void sleep(Duration time, DownloadControl control) throws InterruptedException;
}
