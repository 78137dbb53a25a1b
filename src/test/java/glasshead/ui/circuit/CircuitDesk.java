package glasshead.ui.circuit;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;

import glasshead.analysis.Predictions;
import glasshead.dataset.DataSets;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.DataSet;
import glasshead.experiment.Metric;
import glasshead.experiment.Subject;
import glasshead.session.InferenceService;
import glasshead.session.Runs;
import glasshead.session.Session;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.set.SubjectViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The workspace of circuits on a stage, on a few rows of the reference's set.
final class CircuitDesk {

    static final int ROWS = 4;

    final InferenceService service = new InferenceService(TinyEnglish::engine);
    final ViewOptions options = new ViewOptions();
    final List<String> said = new ArrayList<>();
    final Session session;
    final CircuitViewModel model;
    private final Scene scene;

    /// @param folder where files are saved
    CircuitDesk(Stage stage, Path folder) {
        DataSet set = DataSets.read(Path.of("src/test/resources/reference/circuits/tiny-english/ioi.csv"));
        DataSet few = new DataSet(set.name(), set.examples().subList(0, ROWS));
        session = new Session(new Runs(service, List.of(Predictions.ANALYSIS)), TinyEnglish.experiment("ioi").withSubject(Subject.OfSet
                .first(few)));
        model = new CircuitViewModel(session, service);
        CircuitView view = new CircuitView(model, options, new CircuitFiles(Optional::empty, name -> Optional.of(folder.resolve(name)),
                said::add), new SubjectViewModel(session)::choose, Map.of());
        VBox beside = new VBox(12, view.explains(), view.edges());
        VBox.setVgrow(view.edges(), Priority.ALWAYS);
        beside.setMinWidth(340);
        HBox.setHgrow(view.graph(), Priority.ALWAYS);
        scene = Picture.scene(new HBox(12, view.graph(), beside), 1280, 640, options);
        stage.setScene(scene);
        stage.show();
        session.run();
    }

    Shown shown() {
        return Objects.requireNonNull(onFx(() -> model.shown().get()));
    }

    /// Until circuit and curve are there.
    void found() {
        until(() -> model.circuit().isWhole() && model.curve().isWhole() && model.circuit().answer().get().question().circuits().getFirst()
                .equals(model.shown().get().circuit()));
    }

    double faithfulness() {
        return onFx(() -> model.circuit().answer().get().faithfulness(0, Metric.LOGIT_DIFFERENCE));
    }

    void picture(String name) {
        settle();
        onFx(() -> {
            Picture.save(scene, name);
            return true;
        });
    }
}
