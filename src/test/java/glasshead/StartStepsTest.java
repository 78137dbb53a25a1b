package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.StartSteps.Step;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.shell.Splash;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

@OnScreen
class StartStepsTest {

    private final ManualClock clock = new ManualClock();
    /// What stood on the splash while each step was at work; empty where there was none.
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Start
    void noWindow(Stage stage) {
        assertFalse(stage.isShowing());
    }

    private static String onSplash() {
        return Window.getWindows().stream().map(window -> (Text) window.getScene().lookup("#splash-what")).map(Text::getText).findFirst()
                .orElse("");
    }

    private Step step(String what, long millis) {
        return Step.of(what, () -> {
            seen.add(onSplash());
            clock.pass(Duration.ofMillis(millis));
        });
    }

    private void take(Duration already, Step... steps) {
        Await.onFx(() -> new StartSteps(new Splash(new ViewOptions(), clock, already), List.of(steps), failure::set).take());
    }

    @Test
    void whatIsBeingLoadedStandsThereOnceTheStartHasTakenLongerThanAMoment() {
        take(Duration.ofMillis(100), step("a", 199), step("b", 1), step("c", 5000), step("d", 0));
        Await.until(() -> seen.size() == 4);
        assertEquals(List.of("", "", "c", "d"), seen);
        Await.until(() -> Window.getWindows().isEmpty());
    }

    @Test
    void aQuickStartHasNone() {
        take(Duration.ZERO, step("a", 299), Step.of("b", () -> {}));
        Await.until(() -> seen.size() == 1);
        Await.settle();
        Await.onFx(() -> clock.pass(Duration.ofMinutes(1)));
        assertTrue(Await.onFx(Window::getWindows).isEmpty());
        assertEquals(List.of(""), seen);
    }

    @Test
    void aStepThatFailsEndsTheStartAndTheSplash() {
        IllegalStateException broken = new IllegalStateException("broken");
        take(Duration.ofSeconds(9), step("a", 0), step("b", 0), Step.of("c", () -> {
            throw broken;
        }), step("d", 0));
        Await.until(() -> failure.get() != null);
        assertSame(broken, failure.get());
        assertEquals(2, seen.size());
        assertTrue(Await.onFx(Window::getWindows).isEmpty());
    }
}
