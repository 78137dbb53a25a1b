package glasshead;

import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.Workspace;
import glasshead.session.Handle;
import glasshead.session.InferenceService;
import glasshead.session.PassingService;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.attention.AttentionPanel;
import glasshead.ui.attention.AttentionViewModel;
import glasshead.ui.attention.SessionAttention;
import glasshead.ui.attention.SetAttention;
import glasshead.ui.bars.BarsView;
import glasshead.ui.bars.BarsViewModel;
import glasshead.ui.circuit.CircuitFiles;
import glasshead.ui.circuit.CircuitView;
import glasshead.ui.circuit.CircuitViewModel;
import glasshead.ui.continuation.ContinueView;
import glasshead.ui.continuation.ContinueViewModel;
import glasshead.ui.delay.Delays;
import glasshead.ui.document.SystemOpenDialog;
import glasshead.ui.examples.ComponentsView;
import glasshead.ui.examples.ExamplesView;
import glasshead.ui.examples.ExamplesViewModel;
import glasshead.ui.examples.ScanFiles;
import glasshead.ui.heads.HeadsView;
import glasshead.ui.heads.HeadsViewModel;
import glasshead.ui.lens.LensPanels;
import glasshead.ui.lens.LensViewModel;
import glasshead.ui.maps.MapsView;
import glasshead.ui.maps.MapsViewModel;
import glasshead.ui.maps.SetMaps;
import glasshead.ui.model.SystemFolderChooser;
import glasshead.ui.neurons.NeuronsView;
import glasshead.ui.neurons.NeuronsViewModel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.predictions.PredictionsView;
import glasshead.ui.predictions.PredictionsViewModel;
import glasshead.ui.provenance.ProvenanceView;
import glasshead.ui.provenance.ProvenanceViewModel;
import glasshead.ui.scrub.ScrubView;
import glasshead.ui.scrub.ScrubViewModel;
import glasshead.ui.shell.RememberedSplit;
import glasshead.ui.shell.SaveDialog;
import glasshead.ui.shell.Workspaces;
import glasshead.ui.training.TrainingView;
import glasshead.ui.training.TrainingViewModel;
import glasshead.ui.weights.WeightsView;
import glasshead.ui.weights.WeightsViewModel;
import glasshead.ui.why.ScoreMeans;
import glasshead.ui.why.WhyView;
import glasshead.ui.why.WhyViewModel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The panels of each workspace; one line in [#workspaces] for each.
///
/// @param offerUndo  says what was done, with a way back
/// @param provenance of the number under the pointer
/// @param saving     asks where
/// @param overTraining a second engine
/// @param lessons    what is in their workspace
record WorkspaceWiring(Session session, InferenceService service, SetWiring sets, ProvenanceViewModel provenance,
        Consumer<String> offerUndo, SaveDialog saving, ViewOptions options, Delays delays, Models models,
        PassingService overTraining, LessonWiring lessons) {

    Workspaces workspaces() {
        return new Workspaces(this::heads)
                .with(Workspace.LENS, this::lens)
                .with(Workspace.MAPS, this::maps)
                .with(Workspace.CIRCUIT, this::circuit)
                .with(Workspace.EXAMPLES, this::examples)
                .with(Workspace.TRAINING, this::training)
                .with(Workspace.LESSONS, lessons::workspace)
                .with(Workspace.WEIGHTS, () -> new WeightsView(new WeightsViewModel(session, service), options).panel());
    }

    private Region heads() {
        Panel grid = new HeadsView(new HeadsViewModel(session, provenance.explained(), service, sets.run().spoken()), options).panel();
        Panel attention = new AttentionPanel(new AttentionViewModel(session, new SessionAttention(session), sets.run().spoken(),
                new SetAttention(service)), options).panel();
        Region predictions = sets.promptsOr(new PredictionsView(new PredictionsViewModel(session, provenance.explained()), options)
                .panel());
        RememberedSplit upper = new RememberedSplit("upper", Orientation.HORIZONTAL, options, List.of(0.28, 0.727), slot("slot-grid", grid),
                slot("slot-attention", attention), slot("slot-bars", beside()));
        RememberedSplit lower = new RememberedSplit("lower", Orientation.HORIZONTAL, options, List.of(0.727), predictions,
                numbers());
        return new RememberedSplit("upper-and-lower", Orientation.VERTICAL, options, List.of(0.66), upper, lower);
    }

    private Region lens() {
        LensPanels lens = new LensPanels(new LensViewModel(session, service), service, options);
        RememberedSplit beside = new RememberedSplit("lens-beside", Orientation.VERTICAL, options, List.of(0.5), lens.place(), lens
                .layers());
        Panel more = new ContinueView(new ContinueViewModel(session, service)).panel();
        RememberedSplit main = new RememberedSplit("lens-and-continuation", Orientation.VERTICAL, options, List.of(0.66), slot("slot-lens",
                lens.lens()), more);
        return new RememberedSplit("lens", Orientation.HORIZONTAL, options, List.of(0.68), main, beside);
    }

    private Region maps() {
        Panel maps = new MapsView(new MapsViewModel(session, new SetMaps(service, sets.run().spoken()), provenance.explained(),
                offerUndo), options).panel();
        RememberedSplit beside = new RememberedSplit("maps-beside", Orientation.VERTICAL, options, List.of(0.7), bars(), numbers());
        return new RememberedSplit("maps", Orientation.HORIZONTAL, options, List.of(0.74), slot("slot-maps", maps), beside);
    }

    /// What is beside the attention: the bars, what explains one cell, or the neurons of one MLP.
    private Region beside() {
        Panel why = new WhyView(new WhyViewModel(session, sets.run().spoken(), new ScoreMeans(service),
                new SessionAttention(session)::strongest), options).panel();
        Panel neurons = new NeuronsView(new NeuronsViewModel(session, sets.run().spoken(), service), options).panel();
        return new StackPane(shownFor(Beside.BARS, bars()), shownFor(Beside.WHY, why), shownFor(Beside.NEURONS, neurons));
    }

    private Region shownFor(Beside what, Region panel) {
        BooleanBinding shown = Bindings.createBooleanBinding(() -> session.view().get().beside().shown() == what, session.view());
        panel.visibleProperty().bind(shown);
        panel.managedProperty().bind(shown); // what is away asks for no room
        return panel;
    }

    private Region circuit() {
        CircuitFiles files = new CircuitFiles(() -> SystemOpenDialog.forCircuits(null).ask(), name -> saving.ask("Save the circuit", name),
                session::tell);
        CircuitViewModel edges = new CircuitViewModel(session, service);
        CircuitView circuit = new CircuitView(edges, options, files, sets.subject()::choose, Map.of(CircuitTab.SCRUB,
                () -> new ScrubView(new ScrubViewModel(session, service, edges::kept), sets.hypotheses())));
        RememberedSplit beside = new RememberedSplit("circuit-beside", Orientation.VERTICAL, options, List.of(0.52), circuit.explains(),
                circuit.edges());
        return new RememberedSplit("circuit", Orientation.HORIZONTAL, options, List.of(0.73), circuit.graph(), beside);
    }

    private Region examples() {
        ExamplesViewModel examples = new ExamplesViewModel(session, service);
        ScanFiles files = new ScanFiles(() -> SystemOpenDialog.forCorpora(sets.owner()).ask(), () -> SystemFolderChooser
                .forCorpora().choose(sets.owner()), () -> SystemOpenDialog.forScans(sets.owner()).ask(), name -> saving
                        .ask("Save the passport", name));
        return new RememberedSplit("examples", Orientation.HORIZONTAL, options, List.of(0.36), slot("slot-components", new ComponentsView(
                examples, files).panel()), slot("slot-examples", new ExamplesView(examples, files, options).panel()));
    }

    /// Over the checkpoints of the training, with an engine of its own while it is asked.
    private Region training() {
        QuestionService whileAsked = new QuestionService() {
            @Override
            public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed) {
                overTraining.open();
                return overTraining.begin(question, soFar, done, failed);
            }
        };
        Panel curve = new TrainingView(new TrainingViewModel(session, models, whileAsked, overTraining::close), options).panel();
        return new RememberedSplit("training", Orientation.HORIZONTAL, options, List.of(0.7), curve, slot("slot-bars", bars()));
    }

    private Region bars() {
        return new BarsView(new BarsViewModel(session, provenance.explained(), sets.run().spoken(), sets.run().ablation()), options, delays)
                .panel();
    }

    /// Where a number comes from; of a set what changed.
    private Region numbers() {
        return sets.changeOr(new ProvenanceView(provenance).panel());
    }

    private static Node slot(String style, Region panel) {
        panel.getStyleClass().add(style);
        return panel;
    }
}
