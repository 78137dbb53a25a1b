package glasshead.ui.scrub;

import static glasshead.Await.until;

import glasshead.dataset.DataSets;
import glasshead.engine.GivenSet;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Experiment;
import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import glasshead.experiment.Quantity;
import glasshead.experiment.Subject;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/// The tab Scrub by itself, about the tests' own two-layer model and its set.
final class ScrubStage implements AutoCloseable {

    private static final Path SET = Path.of("src/test/resources/reference/scrubbing/induction.csv");

    private final InferenceService service = new InferenceService(TinyEnglish::engine);
    final Session session;
    final ScrubViewModel model;

    /// @param file that is opened and saved
    ScrubStage(Stage stage, Path file) {
        Experiment first = TinyEnglish.experiment("ioi").withModel("attn-only-2l").withSubject(Subject.OfSet.first(DataSets.read(SET)));
        session = new Session(GivenSet.runs(service), first);
        model = new ScrubViewModel(session, service, () -> Circuit.OfEdges.of(List.of(Edge.parse("L1H1->logits"), Edge.parse(
                "L0H1->L1H1.k"), Edge.parse("input->L0H1.v"))));
        stage.setScene(Picture.scene(new ScrubView(model, new HypothesisFiles(() -> Optional.of(file), () -> Optional.of(file))), 940, 460,
                new ViewOptions()));
        stage.show();
        session.run();
    }

    Hypothesis drawn() {
        return Objects.requireNonNull(model.tree().hypothesis().get());
    }

    /// Below the node that is looked at.
    void add(FxRobot robot, String unit, @Nullable String into) {
        robot.interact(() -> model.tree().add(model.tree().selected().get(), Node.child(Part.parse(unit), into, Feature.SAME)));
    }

    /// `logits` from any row but for L1H1, which agrees in `next`.
    void draw(FxRobot robot) {
        until(() -> !model.set().rows().get().isEmpty());
        robot.clickOn("from nothing");
        add(robot, "L1H1", null);
        robot.interact(() -> model.tree().edit(node -> node.withFeature(Feature.in(List.of(new Quantity.Column("next"))))));
    }

    /// Waits until what was asked is answered.
    void answered() {
        until(() -> model.runs().underWay().get().isEmpty());
    }

    @Override
    public void close() {
        service.close();
    }
}
