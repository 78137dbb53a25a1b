package glasshead;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.experiment.Experiment;
import glasshead.session.InferenceService;
import glasshead.session.PassingService;
import glasshead.session.Runs;
import glasshead.session.Session;
import glasshead.ui.compare.CompareSide;
import glasshead.ui.compare.CompareView;
import glasshead.ui.compare.CompareViewModel;
import glasshead.ui.compare.CompareWindow;
import glasshead.ui.compare.ModelSwitch;
import glasshead.ui.delay.Delays;
import glasshead.ui.model.FolderChooser;
import glasshead.ui.model.ModelViewModel;
import glasshead.ui.options.ViewOptions;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Builds the window with two sides when it is first asked for; the right side has an engine of its own, so that two models can be loaded.
final class CompareWiring implements AutoCloseable {

    private final Models models;
    private final CompareSide left;
    private final FolderChooser folders;
    private final ViewOptions options;
    private final Delays delays;
    private final Consumer<Node> menus;
    private final PassingService service;
    private @Nullable Beside beside;

    private record Beside(Session right, CompareWindow window) {
    }

    CompareWiring(Models models, CompareSide left, FolderChooser folders, ViewOptions options, Delays delays,
            Consumer<Node> menus) {
        this.models = models;
        this.left = left;
        this.folders = folders;
        this.options = options;
        this.delays = delays;
        this.menus = menus;
        service = new PassingService(() -> new InferenceService(() -> new InferenceEngine(models)));
    }

    /// Shows what the window shows beside the same with another model, or with the same model at another step.
    void showBeside(Window owner, String model) {
        show(owner).change(_ -> left.session().experiment().get().withModel(model));
    }

    /// Puts an experiment on the right of what the window shows.
    void showBeside(Window owner, Experiment other) {
        show(owner).change(_ -> other);
    }

    /// @return the session of the right side
    Session show(Window owner) {
        if (beside == null) {
            Session right = new Session(new Runs(service, Wiring.ANALYSES), left.session().experiment().get());
            ModelSwitch choice = new ModelSwitch(right, models::example);
            CompareSide other = new CompareSide(right, new ModelViewModel(right, models.names(), choice::choose),
                    (tooLong, then) -> right.ask(new Question.CutToFit(tooLong), then), service);
            CompareViewModel model = new CompareViewModel(left.session(), right);
            beside = new Beside(right, new CompareWindow(owner, model, new CompareView(model, left, other, folders, options, delays),
                    service, options, delays, menus));
        }
        beside.window.show();
        return beside.right;
    }

    @Override
    public void close() {
        service.close();
    }
}
