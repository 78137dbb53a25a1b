package glasshead.ui.compare;

import glasshead.engine.GivenSet;
import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.session.InferenceService;
import glasshead.session.PassingService;
import glasshead.session.Session;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.format.GivenScores;
import glasshead.ui.model.ModelViewModel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Pictures;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/// Draws the two sides into `target/pictures`, over the shipped models.
public final class ComparePictures {

    private static final CountDownLatch DONE = new CountDownLatch(1);
    private static final int FRAMES = 12;

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final ViewOptions options = new ViewOptions();
    private final Models models = new Models(TinyEnglish.MODELS);
    private final InferenceService leftService = service();
    private final PassingService rightService = new PassingService(ComparePictures::service);
    private final Session left = new Session(GivenSet.runs(leftService), models.example("tiny-english"));
    private final Session right = new Session(GivenSet.runs(rightService), models.example("tiny-english"));
    private final ModelSwitch choice = new ModelSwitch(right, models::example);
    private final CompareViewModel model = new CompareViewModel(left, right);
    private final CompareView view = new CompareView(model, side(left), side(right), owner -> Optional.empty(), options, new ManualClock());

    private ComparePictures() {
        rightService.open();
        left.run();
        model.begin();
        Pane canvas = new Pane(view);
        view.setManaged(false);
        Scene scene = new Scene(canvas, 800, 800);
        Theme.wear(scene, options);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        picture("compare-same", 1240, 900);
        steps.add(() -> right.change(now -> now.withPrompt(new Prompt.Text("When Mary and John went to the store, Mary gave a drink to"))));
        steps.add(() -> left.selection().click(new Head(2, 4)));
        picture("compare-prompt", 1240, 900);
        picture("compare-prompt-narrow", 1100, 760);
        steps.add(() -> right.change(now -> now.toggled(new Head(2, 4)).toggled(new Head(2, 5)).toggled(new Head(1, 0))));
        steps.add(() -> options.dark().set(true));
        picture("compare-ablated-dark", 1600, 1000);
        steps.add(() -> options.largeText().set(true));
        picture("compare-large-dark", 1240, 900);
        steps.add(() -> {
            options.dark().set(false);
            options.largeText().set(false);
            right.change(now -> now.withPrompt(new Prompt.Text("The quick brown fox said ".repeat(12) + "Mary")));
        });
        picture("compare-long", 1100, 760);
        steps.add(() -> choice.choose("sort-letters"));
        steps.add(() -> {});
        picture("compare-models", 1100, 760);
        picture("compare-models-wide", 1600, 1000);
        steps.add(() -> {
            leftService.close();
            rightService.close();
            DONE.countDown();
        });
        next();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Platform.startup(ComparePictures::new);
        DONE.await();
        Platform.exit();
    }

    private static InferenceService service() {
        return new InferenceService(TinyEnglish::engine);
    }

    private CompareSide side(Session session) {
        return new CompareSide(session, new ModelViewModel(session, models.names(), name -> {}), (tooLong, then) -> then.accept(tooLong),
                new GivenScores());
    }

    private void picture(String name, double width, double height) {
        steps.add(() -> view.resize(width, height));
        steps.add(() -> {
            try {
                Files.createDirectories(Path.of("target", "pictures"));
                Pictures.write(Pictures.of(view, 1), Path.of("target", "pictures", name + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// After each step both sides finish their runs, and a few frames are drawn.
    private void next() {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames = left.running().get() || right.running().get() || left.findings().get() == null || right.findings().get() == null
                        ? 0 : frames + 1;
                if (frames == FRAMES) {
                    stop();
                    Runnable step = steps.poll();
                    if (step != null) {
                        step.run();
                        next();
                    }
                }
            }
        }.start();
    }
}
