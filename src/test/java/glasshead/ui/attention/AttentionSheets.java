package glasshead.ui.attention;

import glasshead.analysis.Analysis;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Weighting;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.session.RunService;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Pictures;
import glasshead.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/// Draws the attention panel of a shipped model in many states into PNG files, to be looked at.
public final class AttentionSheets {

    private static final Path FOLDER = Path.of("target/sheets");

    private AttentionSheets() {
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Files.createDirectories(FOLDER);
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try (InferenceEngine engine = new InferenceEngine(new glasshead.engine.Models(Path.of("models")))) {
                draw(engine);
            } catch (Exception e) {
                e.printStackTrace();
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void draw(InferenceEngine engine) throws Exception {
        Experiment example = engine.model("tiny-english", false).example();
        Experiment ablated = example.toggled(new Head(2, 4));
        String sentence = "When Mary and John went to the store, John gave a drink to Mary. Then Lisa and Paul went to the park. ";
        Experiment longer = example.withPrompt(new Prompt.Text(sentence.repeat(4).substring(0, 370).strip()));
        Experiment shorter = example.withPrompt(new Prompt.Text("Mary and John incomprehensibly went to"));
        sheet(engine, "light", ablated, 680, 534, s -> { s.lock(2, 4); s.session.selection().query().set(14); });
        sheet(engine, "dark", ablated, 680, 534, s -> { s.dark(); s.lock(2, 4); s.session.selection().query().set(14); s.session.selection().key().set(3); });
        sheet(engine, "logit-light", example, 680, 534, s -> { s.lock(2, 4); s.model.weighting().set(Weighting.LOGIT); });
        sheet(engine, "logit-dark", example, 680, 534, s -> { s.dark(); s.lock(2, 4); s.model.weighting().set(Weighting.LOGIT); });
        sheet(engine, "value-hide-dark", example, 680, 534, s -> { s.dark(); s.lock(1, 2); s.lock(0, 0); s.model.weighting().set(Weighting.VALUE); s.model.hideBos().set(true); });
        sheet(engine, "long-light", longer, 680, 534, s -> { s.lock(1, 2); s.session.selection().query().set(41); });
        sheet(engine, "long-dark", longer, 680, 534, s -> { s.dark(); s.lock(1, 2); });
        sheet(engine, "short-light", shorter, 680, 534, s -> { });
        sheet(engine, "narrow-light", ablated, 330, 420, s -> s.lock(2, 4));
        sheet(engine, "large-light", ablated, 680, 534, s -> { s.options.largeText().set(true); s.lock(2, 4); });
        sheet(engine, "arcs-light", example, 680, 534, s -> { s.lock(2, 4); s.model.picture().set(Picture.ARCS); });
        sheet(engine, "arcs-logit-dark", example, 680, 534, s -> { s.dark(); s.lock(2, 4); s.model.weighting().set(Weighting.LOGIT); s.model.picture().set(Picture.ARCS); });
        sheet(engine, "arcs-focus-light", example, 680, 534, s -> { s.lock(0, 0); s.model.picture().set(Picture.ARCS); s.session.selection().query().set(6); });
        sheet(engine, "arcs-long-dark", longer, 680, 534, s -> { s.dark(); s.lock(1, 2); s.model.picture().set(Picture.ARCS); });
        sheet(engine, "arcs-narrow-light", example, 330, 420, s -> { s.lock(1, 2); s.model.picture().set(Picture.ARCS); s.session.selection().key().set(6); });
        sheet(engine, "text-light", example, 680, 534, s -> { s.lock(2, 4); s.model.picture().set(Picture.TEXT); });
        sheet(engine, "text-long-dark", longer, 680, 534, s -> { s.dark(); s.lock(0, 2); s.model.picture().set(Picture.TEXT); });
        sheet(engine, "text-from-logit-dark", example, 680, 534, s -> { s.dark(); s.lock(2, 5); s.model.weighting().set(Weighting.LOGIT); s.model.direction().set(Direction.FROM); s.model.picture().set(Picture.TEXT); });
        sheet(engine, "text-large-light", example, 400, 400, s -> { s.options.largeText().set(true); s.lock(0, 2); s.model.picture().set(Picture.TEXT); });
    }

    private static void sheet(InferenceEngine engine, String name, Experiment experiment, double width, double height, Consumer<Shown> set) throws Exception {
        Shown shown = new Shown(new Session(new AtOnce(engine), experiment));
        shown.session.run();
        StackPane root = new StackPane(shown.panel.panel());
        Scene scene = new Scene(root, width, height);
        Theme.wear(scene, shown.options);
        set.accept(shown);
        scene.snapshot(null);
        Pictures.write(scene.snapshot(null), FOLDER.resolve(name + ".png"));
    }

    private static final class Shown {
        private final Session session;
        private final ViewOptions options = new ViewOptions();
        private final AttentionViewModel model;
        private final AttentionPanel panel;

        Shown(Session session) {
            this.session = session;
            model = new AttentionViewModel(session, new SessionAttention(session));
            panel = new AttentionPanel(model, options);
        }

        void dark() {
            options.dark().set(true);
        }

        void lock(int layer, int head) {
            session.selection().toggle(new Head(layer, head));
        }
    }

    private static final class AtOnce implements RunService {
        private final InferenceEngine engine;
        private Consumer<Findings> finished;

        AtOnce(InferenceEngine engine) {
            this.engine = engine;
        }

        @Override
        public void onFinished(Consumer<Findings> listener) {
            finished = listener;
        }

        @Override
        public void onFailed(Consumer<Session.Problem> listener) {
        }

        @Override
        public ReadOnlyBooleanProperty running() {
            return new ReadOnlyBooleanWrapper().getReadOnlyProperty();
        }

        @Override
        public void request(Experiment experiment) {
            finished.accept(engine.run(experiment, List.of(LogitAttribution.ANALYSIS), () -> false));
        }

        @Override
        public <R> void ask(Object asker, Findings of, Selection.Side side, Analysis<R> analysis, Consumer<R> then) {
            then.accept(engine.analyse(of, side == Selection.Side.AFTER, analysis));
        }

        @Override
        public void close() {
        }
    }
}
