package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertNull;

import glasshead.circuit.HypothesisTemplate;
import glasshead.engine.HandBuiltAddition;
import glasshead.engine.ScanProgress;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.Action;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Subject;
import glasshead.experiment.Where;
import glasshead.experiment.view.AttentionPicture;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.BesideLook;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.EdgesPicture;
import glasshead.experiment.view.ExamplesPage;
import glasshead.experiment.view.GridLook;
import glasshead.experiment.view.GridPicture;
import glasshead.experiment.view.LensSpot;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.NodeScoring;
import glasshead.experiment.view.NodesLook;
import glasshead.experiment.view.PathsLook;
import glasshead.experiment.view.PathsPicture;
import glasshead.experiment.view.View;
import glasshead.experiment.view.WeightsTopic;
import glasshead.experiment.view.Workspace;
import glasshead.scan.ScanParts;
import glasshead.session.Session;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.set.SubjectViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Label;

/// The window at all its workspaces, tabs and drawers, one after the other, each with nothing under way any more.
final class Everywhere {

    /// Where the window is, and what of it is new there.
    enum Kind {
        /// A workspace, a tab or a drawer.
        PAGE,
        /// Another content of what was there.
        VARIETY,
        /// Another window beside the main one.
        WINDOW
    }

    record Place(String name, Kind kind) {

        static Place page(String name) {
            return new Place(name, Kind.PAGE);
        }

        static Place variety(String name) {
            return new Place(name, Kind.VARIETY);
        }

        static Place window(String name) {
            return new Place(name, Kind.WINDOW);
        }
    }

    /// Enough for means, few enough for a test of all edges.
    private static final int ROWS = 3;
    private static final int STEPS = 4;
    private static final String OTHER = "When Mary and Tom went to the store, Mary gave a drink to";
    private static final Path CORPUS = Path.of("src/test/resources/reference/explore/corpus.txt");

    private final Windows windows = new Windows();
    private final Wiring wiring;
    private final Session session;
    private final ViewOptions options;

    private final Path folder;
    private Subject prompt;

    /// @param folder for what is written on the way
    Everywhere(Wiring wiring, ViewOptions options, Path folder) {
        this.folder = folder;
        this.wiring = wiring;
        this.session = wiring.session();
        this.options = options;
    }

    /// @param look gets the name of where the window is
    void go(Consumer<Place> look) {
        quiet();
        prompt = onFx(() -> session.experiment().get().subject());
        inBoth(() -> {
            for (Workspace workspace : Workspace.values()) {
                look(view -> view.withWorkspace(workspace));
                look.accept(Place.page(workspace.label()));
            }
        });
        prompt(look);
        set(look);
        drawers(look);
        scan(look);
        lessons(look);
        others(look);
    }

    private void prompt(Consumer<Place> look) {
        for (AttentionPicture picture : AttentionPicture.values()) {
            look(view -> view.withWorkspace(Workspace.HEADS).withLocks(new Locks(List.of(new Head(2, 4)), 14, 3)).withAttention(view
                    .attention().withPicture(picture)));
            look.accept(Place.variety("Heads, " + picture.label()));
        }
        look(view -> view.withGrid(view.grid().withPicture(GridPicture.COMPOSITION)).withBeside(view.beside().withShown(Beside.WHY)));
        look.accept(Place.variety("Heads, composition and why"));
        look(view -> view.withBeside(view.beside().unfolding(3)));
        look.accept(Place.variety("Heads, neurons"));
        look(view -> view.withBeside(BesideLook.USUAL).withGrid(GridLook.USUAL));
        onFx(() -> session.secondPrompt().set(true));
        look.accept(Place.variety("Heads, second prompt"));
        look(view -> view.withWorkspace(Workspace.LENS).withLens(view.lens().withSpot(new LensSpot(4, false, 14))));
        look.accept(Place.variety("Lens, a place"));
        for (MapQuestion question : MapQuestion.values()) {
            look(view -> view.withWorkspace(Workspace.MAPS).withMaps(view.maps().withQuestion(question)));
            look.accept(Place.variety("Maps, " + question.label()));
        }
        for (WeightsTopic topic : WeightsTopic.values()) {
            look(view -> view.withWorkspace(Workspace.WEIGHTS).withWeights(view.weights().withTopic(topic)));
            look.accept(Place.variety("Weights, " + topic.label()));
        }
    }

    /// With a set, which all of the workspace of circuits is about.
    private void set(Consumer<Place> look) {
        change(now -> now.withModel("attn-only-2l"));
        onFx(() -> {
            new SubjectViewModel(session).toSet();
            DataSet whole = session.experiment().get().set();
            session.change(now -> now.withSubject(Subject.OfSet.first(new DataSet(whole.name(), whole.examples().subList(0, ROWS)))));
        });
        quiet();
        inBoth(() -> {
            for (Workspace workspace : List.of(Workspace.HEADS, Workspace.LENS, Workspace.MAPS, Workspace.TRAINING)) {
                look(view -> view.withWorkspace(workspace));
                look.accept(Place.page(workspace.label() + ", set"));
            }
            for (CircuitTab tab : CircuitTab.values()) {
                look(view -> view.withWorkspace(Workspace.CIRCUIT).withCircuit(view.circuit().withTab(tab)));
                look.accept(Place.page("Circuit, " + tab.title()));
            }
        });
        windows.visit(() -> windows.choose("cut: corrupted prompt", "At chosen positions…"), () -> look.accept(Place.window(
                "Positions of cut edges")));
        for (EdgesPicture picture : EdgesPicture.values()) {
            look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.EDGES).withEdges(view.circuit().edges().withPicture(picture))));
            look.accept(Place.variety("Circuit, Edges, " + picture.title()));
        }
        look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.GRAPH).withNodes(NodesLook.OFF.withScoring(NodeScoring.ATP))));
        look.accept(Place.variety("Circuit, nodes"));
        look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.PATHS).withPaths(PathsLook.USUAL.withPicture(
                PathsPicture.CHAINS))));
        look.accept(Place.variety("Circuit, Paths, chains"));
        HypothesisTemplate template = HypothesisTemplate.shipped().getFirst();
        look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.SCRUB)));
        windows.press(template.name());
        quiet();
        look.accept(Place.variety("Circuit, Scrub, a tree"));
        look(view -> view.withCircuit(CircuitLook.USUAL));
    }

    private void drawers(Consumer<Place> look) {
        onFx(() -> options.interventions().set(true));
        change(now -> now.withModel("tiny-english").withSubject(prompt).withOther(new Prompt.Text(OTHER)).withInterventions(List.of(
                Intervention.zero(new Head(2, 4)),
                doing(new Action.Set(2)), doing(new Action.CopyOther(Positions.ALL)), doing(new Action.CopyReference(7)), doing(
                        new Action.Mean(false, "")), new Intervention(Where.head(Site.PATTERN, new Head(1, 2)), Positions.ALL,
                                new Action.Cut(Positions.ALL, Positions.ALL, true)), doing(new Action.Scale(2)))));
        inBoth(() -> look.accept(Place.page("Interventions")));
        for (String words : List.of("+ Add", "all positions ▾", "same positions ▾", "over ")) {
            windows.visit(() -> windows.press(words), () -> look.accept(Place.window("Interventions, " + words)));
        }
        onFx(() -> {
            options.interventions().set(false);
            options.history().set(true);
        });
        quiet();
        inBoth(() -> look.accept(Place.page("History")));
        onFx(() -> options.history().set(false));
    }

    private void lessons(Consumer<Place> look) {
        look(view -> view.withWorkspace(Workspace.LESSONS));
        windows.press("Start");
        for (int step = 1; step <= STEPS; step++) {
            quiet();
            look.accept(Place.variety("Lesson, step " + step));
            windows.press(step == STEPS ? "Leave" : "Next");
        }
        inBoth(() -> look.accept(Place.page("Lesson, leaving")));
        windows.press("Stay here");
        look(view -> view.withWorkspace(Workspace.LESSONS));
        windows.press("Write…");
        look.accept(Place.variety("Lessons, writing"));
        windows.press("Add a step from what is on screen");
        look.accept(Place.page("Lessons, a step written"));
    }

    private void scan(Consumer<Place> look) {
        Path file = folder.resolve("given.scan");
        CompletableFuture<ScanProgress> scanned = new CompletableFuture<>();
        wiring.service().begin(new ScanQuestion.OfScan("tiny-english", CORPUS, new ScanParts(false, List.of(), true, List.of()), 3, 7,
                file), _ -> {}, scanned::complete,
                scanned::completeExceptionally);
        Await.get(scanned);
        for (ExamplesPage page : ExamplesPage.values()) {
            look(view -> view.withWorkspace(Workspace.EXAMPLES).withExamples(view.examples().withScan(file.toString()).withPage(page)));
            look.accept(Place.page("Examples, " + page.label()));
        }
    }

    /// Windows besides the main one, and what hangs on its controls.
    private void others(Consumer<Place> look) {
        look(view -> view.withWorkspace(Workspace.HEADS));
        windows.visit(() -> windows.press("Library…"), () -> {
            until(() -> Windows.roots().stream().anyMatch(root -> root.lookup(".library-row") != null));
            look.accept(Place.window("Library"));
        });
        windows.visit(() -> windows.choose("File", "Report a problem…"), () -> look.accept(Place.window("Problem")));
        windows.visit(() -> windows.choose("File", "Rows of the set…"), () -> {
            look.accept(Place.window("Rows of the set"));
            windows.visit(() -> windows.press("Make…"), () -> look.accept(Place.window("Make a set")));
            windows.visit(() -> windows.choose("Columns", "Add a column…"), () -> look.accept(Place.window("Name of a column")));
        });
        for (String form : List.of("command line", "Python", "notebook")) {
            windows.visit(() -> windows.choose("Export", "Experiment as " + form + "…"), () -> look.accept(Place.window(form)));
        }
        windows.visit(() -> windows.choose("Next token: more", "Show as table"), () -> look.accept(Place.window("Table")));
        windows.visit(() -> windows.choose("Next token: more", "In a window of its own, or back"), () -> look.accept(Place.window(
                "Undocked")));
        windows.choose("Next token: more", "Fill the window, or back (F)");
        look.accept(Place.page("Filling the window"));
        windows.choose("Next token: more", "Fill the window, or back (F)");
        windows.press("Help");
        look.accept(Place.variety("Help"));
        windows.press("Help");
        onFx(() -> options.firstMinute().set(true));
        look.accept(Place.page("First minute"));
        onFx(() -> options.firstMinute().set(false));
        windows.visit(() -> windows.choose("File", "Compare side by side…"), () -> {
            until(() -> Windows.roots().stream().anyMatch(root -> root.lookup("#compare-right .compare-figure") instanceof Label figure
                    && !figure.getText().equals("–")));
            look.accept(Place.window("Compare"));
        });
        Experiment addition = HandBuiltAddition.experiment(HandBuiltAddition.write(folder.resolve("addition")));
        change(_ -> addition);
        windows.visit(() -> windows.press("Modular addition…"), () -> {
            quiet();
            look.accept(Place.window("Modular addition"));
        });
    }

    private static Intervention doing(Action action) {
        return new Intervention(Where.head(Site.Z, new Head(1, 1)), Positions.ALL, action);
    }

    private void change(UnaryOperator<Experiment> change) {
        onFx(() -> session.change(change));
        quiet();
    }

    /// With text of the usual size and with large text.
    private void inBoth(Runnable places) {
        places.run();
        onFx(() -> options.largeText().set(true));
        places.run();
        onFx(() -> options.largeText().set(false));
    }

    private void look(UnaryOperator<View> change) {
        onFx(() -> session.look(change));
        quiet();
    }

    /// Nothing asked is without its answer, and what answers ask for in turn neither.
    void quiet() {
        do {
            until(() -> session.findings().get() != null && !isBusy());
        } while (onFx(this::isBusy));
        assertNull(session.problem().get());
    }

    private boolean isBusy() {
        return session.running().get() || wiring.service().isBusy();
    }
}
