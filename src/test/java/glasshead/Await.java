package glasshead;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/// How tests wait for other threads: for a condition, never for a time. The one limit is for what will never happen; no machine is so busy
/// that it comes near.
///
/// What the window does a while later does not happen by itself in a test: [glasshead.ui.delay.ManualClock#pass] lets the while pass.
public final class Await {

    private static final int LIMIT_SECONDS = 180;
    /// The first lays out and draws what was asked for; when the second begins, that is done.
    private static final int PULSES = 2;

    private Await() {}

    /// Waits for something on the FX thread, and for all that follows from it there.
    public static void until(Callable<Boolean> condition) {
        met(() -> WaitForAsyncUtils.asyncFx(condition).get());
        settle();
    }

    /// Waits for something that has nothing to do with a window.
    public static void met(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("not within %d seconds".formatted(LIMIT_SECONDS), e);
        }
    }

    /// Does something on the FX thread and waits for it.
    public static void onFx(Runnable action) {
        get(WaitForAsyncUtils.asyncFx(action));
    }

    public static <T> T onFx(Callable<T> question) {
        return get(WaitForAsyncUtils.asyncFx(question));
    }

    public static <T> T get(Future<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits until what was asked of the FX thread so far is done, laid out and drawn; on the FX thread itself there is nothing to wait
    /// for.
    public static void settle() {
        if (Platform.isFxApplicationThread()) {
            return;
        }
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private int begun;

            @Override
            public void handle(long now) {
                begun++;
                if (begun == PULSES) {
                    stop();
                    Platform.runLater(() -> drawn.complete(null));
                }
            }
        }.start());
        get(drawn);
    }
}
