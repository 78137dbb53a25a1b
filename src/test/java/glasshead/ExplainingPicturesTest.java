package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.experiment.Head;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.View;
import glasshead.experiment.view.WeightsTopic;
import glasshead.experiment.view.WhyPicture;
import glasshead.experiment.view.Workspace;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Pictures;
import glasshead.ui.set.SubjectViewModel;
import glasshead.ui.shell.MainView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.Start;

/// What explains an attention pattern or an MLP, in sizes that no headless screen has, under `target/pictures`.
@OnScreen
class ExplainingPicturesTest {

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

    private MainView window(int width, int height, boolean dark) {
        return onFx(() -> {
            options.dark().set(dark);
            return RealWindow.sized(stage, wiring, options, width, height);
        });
    }

    private void untilRun() {
        RealWindow.untilRun(wiring.session());
        settle();
    }

    private static void draw(MainView window, String name, int width) {
        settle();
        Image picture = onFx(() -> {
            Image drawn = Pictures.of(window, 1);
            Pictures.write(drawn, Files.createDirectories(Path.of("target/pictures")).resolve(name + ".png"));
            return drawn;
        });
        assertEquals(width, (int) picture.getWidth());
    }

    @ParameterizedTest
    @CsvSource({"1600,1000,true,TABLE", "1366,768,true,PAIRS", "1366,768,false,MOVED"})
    void whyItLooksThere(int width, int height, boolean dark, WhyPicture picture) {
        MainView window = window(width, height, dark);
        untilRun();
        look(view -> view.withLocks(new Locks(List.of(new Head(2, 4)), 14, 3)).withBeside(view.beside().withShown(Beside.WHY).withWhy(view
                .beside().why().withPicture(picture))));
        until(() -> ((Labeled) window.lookup(".why .panel-title")).getText().equals("L2H4: 14 → 3"));
        draw(window, "why-" + picture.word() + "-" + width + (dark ? "-dark" : "-light"), width);
    }

    @ParameterizedTest
    @CsvSource({"1366,768,false", "1600,1000,true"})
    void neurons(int width, int height, boolean dark) {
        MainView window = window(width, height, dark);
        untilRun();
        look(view -> view.withBeside(view.beside().unfolding(3)));
        until(() -> window.lookup(".neuron-read") instanceof Labeled read && !read.getText().isEmpty());
        draw(window, "neurons-" + width + (dark ? "-dark" : "-light"), width);
    }

    @Test
    void overASetWithAnAblation() {
        int width = 1366;
        MainView window = window(width, 768, false);
        untilRun();
        onFx(() -> {
            new SubjectViewModel(wiring.session()).toSet();
            wiring.session().change(now -> now.toggled(new Head(0, 0)));
        });
        untilRun();
        look(view -> view.withBeside(view.beside().unfolding(3)));
        until(() -> ((Labeled) window.lookup(".neurons .panel-legend")).getText().startsWith("mean over 100 prompts"));
        draw(window, "neurons-set-light", width);
        look(view -> view.withLocks(new Locks(List.of(new Head(2, 4)), 14, 3)).withBeside(view.beside().withShown(Beside.WHY).withWhy(view
                .beside().why().withPicture(WhyPicture.MOVED))));
        until(() -> ((Labeled) window.lookup(".why .panel-legend")).getText().startsWith("mean over 100 prompts"));
        draw(window, "why-set-light", width);
    }

    @ParameterizedTest
    @CsvSource({"1366,768,false,tiny-english,OV", "1366,768,true,attn-only-2l,COPYING", "1600,1000,false,attn-only-2l,VIRTUAL",
        "1366,768,false,attn-only-2l,PATHS", "1366,768,true,tiny-english,DISTANCE"})
    void weights(int width, int height, boolean dark, String name, WeightsTopic topic) {
        MainView window = window(width, height, dark);
        onFx(() -> wiring.session().change(now -> now.withModel(name)));
        untilRun();
        look(view -> view.withWorkspace(Workspace.WEIGHTS).withWeights(view.weights().withTopic(topic)));
        until(() -> window.lookup(".weights .weights-table") instanceof TableView<?> table && !table.getItems().isEmpty());
        draw(window, "weights-" + topic.word() + "-" + width + (dark ? "-dark" : "-light"), width);
    }

    private void look(UnaryOperator<View> change) {
        onFx(() -> wiring.session().look(change));
        settle();
    }
}
