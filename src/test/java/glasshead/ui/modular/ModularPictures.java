package glasshead.ui.modular;

import glasshead.analysis.modular.FrequencyAblation.Place;
import glasshead.engine.HandBuiltAddition;
import glasshead.engine.TinyEnglish;
import glasshead.session.InferenceService;
import glasshead.session.Runs;
import glasshead.session.Session;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// Draws modular addition into `target/pictures`: a model whose folder is given, or the one built by hand.
public final class ModularPictures {

    private static final CountDownLatch DONE = new CountDownLatch(1);
    private static final Deque<Runnable> STEPS = new ArrayDeque<>();

    private ModularPictures() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : HandBuiltAddition.write(Files.createTempDirectory("addition"));
        Platform.startup(() -> draw(folder));
        DONE.await();
        Platform.exit();
    }

    private static void draw(Path folder) {
        InferenceService service = new InferenceService(TinyEnglish::engine);
        Session session = new Session(new Runs(service, List.of()), HandBuiltAddition.experiment(folder));
        ModularViewModel model = new ModularViewModel(session, service);
        model.seen(true);
        STEPS.add(() -> save("modular-waiting", model, 1360, 960, false, false));
        STEPS.add(() -> whenShown(model, session::run));
        STEPS.add(() -> save("modular-light", model, 1360, 960, false, false));
        STEPS.add(() -> save("modular-dark", model, 1360, 960, true, false));
        STEPS.add(() -> save("modular-narrow", model, 800, 700, false, false));
        STEPS.add(() -> save("modular-large", model, 1600, 1000, true, true));
        STEPS.add(() -> whenShown(model, () -> {
            model.lockedA().set(20);
            model.lockedB().set(71);
            model.hoveredFrequency().set(30);
            model.toggle(17);
        }));
        STEPS.add(() -> save("modular-ablated", model, 1360, 960, false, false));
        STEPS.add(() -> whenShown(model, () -> model.place().set(Place.EMBEDDING)));
        STEPS.add(() -> save("modular-ablated-embedding", model, 1360, 960, true, false));
        STEPS.add(service::close);
        next();
    }

    private static void next() {
        Runnable step = STEPS.poll();
        if (step == null) {
            DONE.countDown();
        } else {
            step.run();
            if (STEPS.isEmpty()) {
                DONE.countDown();
            }
        }
    }

    private static void whenShown(ModularViewModel model, Runnable change) {
        model.shown().addListener(new ChangeListener<Shown>() {
            @Override
            public void changed(ObservableValue<? extends Shown> property, Shown before, Shown now) {
                model.shown().removeListener(this);
                Platform.runLater(ModularPictures::next);
            }
        });
        change.run();
    }

    private static void save(String name, ModularViewModel model, double width, double height, boolean dark, boolean large) {
        ViewOptions options = new ViewOptions();
        options.dark().set(dark);
        options.largeText().set(large);
        Scene scene = Picture.scene(new ModularView(model, options), width, height, options);
        for (int pass = 0; pass < 2; pass++) { // a scroll pane finds out in the first that it needs no bars
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        try {
            Picture.save(scene, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        next();
    }
}
