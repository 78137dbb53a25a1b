package glasshead.ui;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;

/// Gives each test a new stage in its `@Start` method and a robot, and closes every window afterwards. TestFX' own extension shows one
/// stage again and again, which keeps the size and place that earlier tests gave it.
final class EmptyScreen implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /// Of a tooltip that a test wants to see.
    private static final Duration AT_ONCE = Duration.ONE;
    private static final int LIMIT_MILLIS = 600_000;

    private final ListChangeListener<Window> noTooltips = change -> Platform.runLater(() -> List.copyOf(change.getList()).forEach(
            window -> {
                if (window instanceof Tooltip tooltip && tooltip.getShowDelay().greaterThan(AT_ONCE)) {
                    tooltip.hide();
                }
            }));

    /// Tooltips that come by themselves are kept away: they would only where the machine is slow and the mouse rests, and lie in the way.
    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        FxToolkit.toolkitContext().setLaunchTimeoutInMillis(LIMIT_MILLIS);
        FxToolkit.toolkitContext().setSetupTimeoutInMillis(LIMIT_MILLIS);
        FxToolkit.registerPrimaryStage();
        onFx(() -> Window.getWindows().addListener(noTooltips));
        FxToolkit.registerStage(Stage::new);
        Object test = context.getRequiredTestInstance();
        for (Method method : test.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(Start.class)) {
                FxToolkit.setupStage(stage -> start(test, method, stage));
                settle();
            }
        }
    }

    private static void start(Object test, Method method, Stage stage) {
        try {
            method.setAccessible(true);
            method.invoke(test, stage);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FxRobot robot = new FxRobot();
        robot.release(new MouseButton[0]);
        robot.release(new KeyCode[0]);
        onFx(() -> {
            // TestFX releases what this robot of its pressed; a button that stays down makes every later movement a drag.
            new Robot().mouseRelease(MouseButton.PRIMARY, MouseButton.MIDDLE, MouseButton.SECONDARY);
            Window.getWindows().removeListener(noTooltips);
            List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
        settle();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FxRobot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new SettledRobot();
    }
}
