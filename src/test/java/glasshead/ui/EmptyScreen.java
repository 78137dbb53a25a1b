package glasshead.ui;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
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

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        FxToolkit.registerPrimaryStage();
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
        onFx(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        settle();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FxRobot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new FxRobot();
    }
}
