package glasshead;

import glasshead.ui.shell.Splash;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The parts of a start, one after the other on the FX thread. Before each, the splash is drawn with what comes now.
final class StartSteps {

    /// @param what asked when its turn has come
    record Step(Supplier<String> what, Runnable work) {

        static Step of(String what, Runnable work) {
            return new Step(() -> what, work);
        }
    }

    private final Splash splash;
    private final Deque<Step> left;
    private final Consumer<Throwable> failed;

    /// @param failed gets what a step ended with, once the splash is gone; no other step is taken then
    StartSteps(Splash splash, Collection<Step> steps, Consumer<Throwable> failed) {
        this.splash = splash;
        this.failed = failed;
        left = new ArrayDeque<>(steps);
    }

    /// The splash ends when what the last step opened is drawn.
    void take() {
        if (left.isEmpty()) {
            Frames.after(Frames.ONE_DRAWN, splash::end);
            return;
        }
        Step next = left.removeFirst();
        try {
            splash.tell(next.what().get());
        } catch (RuntimeException | Error failure) {
            end(failure);
            return;
        }
        onceDrawn(() -> {
            try {
                next.work().run();
            } catch (RuntimeException | Error failure) {
                end(failure);
                return;
            }
            take();
        });
    }

    private void end(Throwable failure) {
        splash.end();
        failed.accept(failure);
    }

    /// What is due by now comes first: the splash may be. Not in the frame itself, where no dialog may be opened.
    private void onceDrawn(Runnable then) {
        Frames.after(splash.isShown() ? Frames.ONE_DRAWN : 1, () -> Platform.runLater(then));
    }
}
