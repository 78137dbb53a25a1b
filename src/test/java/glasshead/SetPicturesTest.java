package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.experiment.Head;
import glasshead.experiment.view.SetAblation;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Pictures;
import glasshead.ui.set.SubjectViewModel;
import glasshead.ui.shell.MainView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.Start;

/// The window about a set, in sizes that no headless screen has, under `target/pictures`.
@OnScreen
class SetPicturesTest {

    private Wiring wiring;
    private Stage stage;
    private final ViewOptions options = new ViewOptions();

    @Start
    void open(Stage shown) {
        stage = shown;
        wiring = RealWindow.wired(options, new ManualClock());
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private void untilRun() {
        RealWindow.untilRun(wiring.session());
        until(() -> !wiring.setRun().running().get());
        settle();
    }

    @ParameterizedTest
    @CsvSource({"1600,1000,false,false", "1366,768,false,false", "1600,1000,true,true", "1366,768,true,true"})
    void everythingIsInPlace(int width, int height, boolean dark, boolean ablated) {
        MainView window = onFx(() -> {
            options.dark().set(dark);
            return RealWindow.sized(stage, wiring, options, width, height);
        });
        untilRun();
        onFx(() -> new SubjectViewModel(wiring.session()).toSet());
        untilRun();
        if (ablated) {
            onFx(() -> wiring.session().change(now -> now.toggled(new Head(2, 4))));
        } else {
            onFx(() -> wiring.session().look(now -> now.withSet(now.set().withAblation(SetAblation.ZERO))));
        }
        onFx(() -> wiring.session().selection().locked().set(List.of(new Head(2, 4))));
        untilRun();
        until(() -> ((Labeled) window.lookup(".attention .panel-legend")).getText().startsWith("mean over 100 prompts"));
        settle();
        Image picture = onFx(() -> {
            Image drawn = Pictures.of(window, 1);
            Pictures.write(drawn, Files.createDirectories(Path.of("target/pictures")).resolve("set-" + width + (dark ? "-dark" : "-light")
                    + ".png"));
            return drawn;
        });
        assertEquals(width, (int) picture.getWidth());
    }
}
