package glasshead.ui.maps;

import glasshead.engine.GivenSet;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.MapRange;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.MapQuestion;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Picture;
import glasshead.ui.format.Sample;
import glasshead.ui.options.ViewOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// Draws the maps into `target/pictures`: the shipped model's real ones, and drawn numbers of other shapes.
public final class MapPictures {

    private static final Deque<Runnable> STEPS = new ArrayDeque<>();
    private static final CountDownLatch DONE = new CountDownLatch(1);

    private MapPictures() {}

    public static void main(String[] arguments) throws InterruptedException {
        Platform.startup(MapPictures::draw);
        DONE.await();
        Platform.exit();
    }

    private static void draw() {
        real();
        List<MapQuestion> questions = List.of(MapQuestion.values());
        for (MapQuestion question : questions) {
            given(12, 12, 60, question, 900, 640, false, false);
        }
        given(12, 12, 60, MapQuestion.HEADS, 500, 640, true, false);
        given(12, 12, 60, MapQuestion.RESIDUAL, 500, 640, true, false);
        given(12, 12, 15, MapQuestion.BY_POSITION, 500, 640, false, true);
        given(4, 6, 15, MapQuestion.HEADS, 500, 600, false, true);
        empty();
        standing();
        next();
    }

    /// Maps in which other interventions stand in every cell.
    private static void standing() {
        STEPS.add(() -> {
            HandMaps maps = new HandMaps(12, 12, 15);
            Experiment asked = Sample.MARY.withOther(new Prompt.Text("other")).toggled(Sample.L2H4).toggled(new Head(1, 1))
                    .toggled(new Head(0, 3));
            MapsViewModel model = new MapsViewModel(GivenRuns.session(new Sample(12, 12, 15, asked)), maps.maps(),
                    new SimpleObjectProperty<>(),
                    _ -> {});
            model.run(MapRange.ALL);
            maps.finishAll();
            model.pointed().set(new Spot(0, 1, 0));
            save("maps-standing-900", model, options(false, false), 900, 560);
            save("maps-standing-500", model, options(true, false), 500, 560);
            next();
        });
    }

    private static void empty() {
        STEPS.add(() -> {
            Session session = GivenRuns.session(new Sample(12, 12, 15, Sample.MARY));
            HandMaps maps = new HandMaps(12, 12, 15);
            ViewOptions options = options(false, false);
            MapsViewModel model = new MapsViewModel(session, maps.maps(), new SimpleObjectProperty<>(), _ -> {});
            save("maps-not-yet", model, options, 620, 420);
            model.run(MapRange.ALL);
            maps.last().deliver(60);
            save("maps-running", model, options, 620, 480);
            maps.last().finish();
            maps.last().finish();
            save("maps-no-other", model, options, 620, 480);
            model.question().set(MapQuestion.RESIDUAL);
            save("maps-patching-no-other", model, options, 500, 420);
            model.question().set(MapQuestion.PAIRS);
            save("maps-pairs-offered", model, options(true, false), 500, 420);
            next();
        });
    }

    private static void next() {
        Runnable step = STEPS.poll();
        if (step == null) {
            DONE.countDown();
        } else {
            step.run();
        }
    }

    private static void given(int layers, int heads, int tokens, MapQuestion question, double width, double height, boolean dark,
            boolean large) {
        STEPS.add(() -> {
            Session session = GivenRuns.session(new Sample(layers, heads, tokens, Sample.MARY.withOther(new Prompt.Text("other"))));
            HandMaps maps = new HandMaps(layers, heads, tokens);
            ViewOptions options = options(dark, large);
            MapsViewModel model = new MapsViewModel(session, maps.maps(), new SimpleObjectProperty<>(), _ -> {});
            model.question().set(question);
            model.run(MapRange.ALL);
            maps.finishAll();
            model.pointed().set(new Spot(0, 1, 0));
            save("maps-" + question + "-" + layers + "x" + heads + "x" + tokens + "-" + (int) width + (dark ? "-dark" : "") + (large
                    ? "-large" : ""),
                    model, options, width, height);
            next();
        });
    }

    private static void real() {
        InferenceService service = new InferenceService(TinyEnglish::engine);
        Session session = new Session(GivenSet.runs(service), TinyEnglish.experiment("ioi"));
        ViewOptions light = options(false, false);
        MapsViewModel model = new MapsViewModel(session, new SetMaps(service, new SimpleObjectProperty<>()), new SimpleObjectProperty<>(),
                _ -> {});
        session.run();
        for (MapQuestion question : MapQuestion.values()) {
            STEPS.add(() -> whenComputed(model, question, shown -> {
                save("real-" + question + "-light", model, light, 620, 600);
                next();
            }));
        }
        STEPS.add(() -> whenComputed(model, MapQuestion.HEADS, shown -> {
            model.pointed().set(new Spot(0, 2, 4));
            model.clickPointed(false);
            save("real-live-dark", model, options(true, false), 620, 600);
            save("real-live-wide", model, light, 1000, 560);
            session.change(now -> now.withPrompt(new Prompt.Text("When Mary went")));
            save("real-earlier", model, light, 620, 600);
            service.close();
            next();
        }));
    }

    private static void whenComputed(MapsViewModel model, MapQuestion question, Consumer<Sheet> then) {
        ChangeListener<Object> listener = new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<?> value, Object before, Object now) {
                if (model.sheet().get() != null && model.sheet().get().complete() && model.progress().get() == null) {
                    model.progress().removeListener(this);
                    then.accept(model.sheet().get());
                }
            }
        };
        model.question().set(question);
        model.progress().addListener(listener);
        if (model.session().findings().get() == null) {
            model.session().findings().subscribe(found -> {
                if (found != null && model.sheet().get() == null) {
                    model.run(MapRange.ALL);
                }
            });
        } else {
            model.run(MapRange.ALL);
        }
    }

    private static ViewOptions options(boolean dark, boolean large) {
        ViewOptions options = new ViewOptions();
        options.dark().set(dark);
        options.largeText().set(large);
        return options;
    }

    private static void save(String name, MapsViewModel model, ViewOptions options, double width, double height) {
        MapsView view = new MapsView(model, options);
        Scene scene = Picture.scene(view.panel(), width, height, options);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Spot spot = model.pointed().get();
        model.pointed().set(null);
        model.pointed().set(spot);
        try {
            Picture.save(scene, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
