package glasshead.ui;

import static glasshead.Await.settle;

import java.util.concurrent.Callable;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;

/// After each thing it does, the screen is laid out before it looks where the next one is. TestFX' own robot waits for events only, and on
/// a busy machine points at where something was.
final class SettledRobot extends FxRobot {

    @Override
    public FxRobot interact(Runnable action) {
        return settled(super.interact(action));
    }

    @Override
    public <T> FxRobot interact(Callable<T> action) {
        return settled(super.interact(action));
    }

    @Override
    public FxRobot clickOn(MouseButton... buttons) {
        return settled(super.clickOn(buttons));
    }

    @Override
    public FxRobot clickOn(PointQuery where, Motion motion, MouseButton... buttons) {
        return settled(super.clickOn(where, motion, buttons));
    }

    @Override
    public FxRobot moveTo(PointQuery where, Motion motion) {
        return settled(super.moveTo(where, motion));
    }

    @Override
    public FxRobot drop() {
        return settled(super.drop());
    }

    @Override
    public FxRobot push(KeyCode... keys) {
        return settled(super.push(keys));
    }

    @Override
    public FxRobot write(String text) {
        return settled(super.write(text));
    }

    @Override
    public FxRobot type(KeyCode... keys) {
        return settled(super.type(keys));
    }

    private static FxRobot settled(FxRobot robot) {
        settle();
        return robot;
    }
}
