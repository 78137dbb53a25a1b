package glasshead.ui.shell;

import glasshead.engine.Findings;
import glasshead.session.Session;
import glasshead.ui.delay.Delays;
import glasshead.ui.document.DocumentViewModel;
import glasshead.ui.export.About;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.status.StatusView;
import glasshead.ui.status.StatusViewModel;
import glasshead.ui.theme.Fonts;
import glasshead.ui.typing.Typing;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The window's content: toolbar, the rail of workspaces, subject and outcome, the workspace, status.
public final class MainView extends StackPane {

    /// Too low for all panels to be at their best beside two prompts: the rest then saves height.
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double LOW_EMS = 60;
    /// The rail has icons alone where the window is narrower.
    private static final double NARROW_EMS = 72;
    /// The bars above the rail, with what is offered in the first minute, and what is docked below it with the status line.
    private static final double AROUND_RAIL_EMS = 15;

    /// A lesson is worked with while it is read: it takes room from the page where another drawer would lie over it.
    private static final double LESSON_EMS = 24;
    private static final double BESIDE_LESSON_EMS = 42;

    /// The experiment could not be run, so that what is shown belongs to the one before.
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ReadOnlyBooleanWrapper low = new ReadOnlyBooleanWrapper();
    private final Slots slots;
    private final Toolbar toolbar;
    private final VBox head = new VBox();
    private final VBox docked = new VBox();
    private final Rail rail;
    private final HelpPage help;
    private final Shortcuts shortcuts;

    public MainView(Session session, ViewOptions options, Slots slots, StatusViewModel status, CopyBoard board, SaveDialog dialog,
            Delays delays) {
        this.slots = slots;
        getStyleClass().add("main");
        getStylesheets().add(Objects.requireNonNull(MainView.class.getResource("shell.css")).toExternalForm());
        Typing typing = new Typing(delays);
        WorkspacePane workspace = new WorkspacePane(slots.workspaces(), session);
        DrawerSide drawers = drawers(new PageScroll(new PanelRows(slots, workspace, options)), options);
        rail = new Rail(slots, workspace, options);
        LargePanel large = new LargePanel(drawers);
        workspace.shown().addListener((_, _, _) -> large.back());
        List.of(options.interventions(), options.history(), slots.lesson().open()).forEach(open -> open.subscribe(() -> {
            large.back();
        }));
        large.panel().subscribe(this::makeRoom);
        shortcuts = new Shortcuts(session, typing, options, slots, workspace, large, this::focusPrompt, this::toggleHelp);
        help = new HelpPage(shortcuts.shown());
        toolbar = new Toolbar(session, options, slots, help::toggle);
        head.getChildren().addAll(toolbar, new FirstMinute(session, workspace, options));
        BorderPane window = window(drawers, new StatusView(status, delays));
        getChildren().addAll(window, help);
        List.of(widthProperty(), heightProperty()).forEach(size -> size.subscribe(() -> markSize(options)));
        options.largeText().subscribe(() -> markSize(options));
        slots.lesson().runs().subscribe(() -> markSize(options));
        List.of(session.problem(), session.experiment(), session.findings()).forEach(part -> part.subscribe(() -> markStale(session)));
        PanelActions actions = new PanelActions(board, dialog, () -> About.text(session), options, status.notice()::set);
        actions.listen(window);
        new Undocking(workspace, options, List.copyOf(getStylesheets()), shortcuts::alsoIn, actions::listen);
        MenuItem picture = new MenuItem("Window as PNG…");
        picture.setOnAction(_ -> new WindowExport(window, dialog, status.notice()::set).savePicture());
        toolbar.exports().add(picture);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                shortcuts.listen(scene);
                FocusKeeper.listen(scene);
            }
        });
        new PointerFocus(typing).listen(this, workspace);
    }

    /// The lesson that runs and the history at the left, the interventions at the right.
    private DrawerSide drawers(PageScroll page, ViewOptions options) {
        DrawerSide right = new DrawerSide(page, slots.interventions(), HPos.RIGHT, options.interventions(), options);
        DrawerSide both = new DrawerSide(right, slots.history(), HPos.LEFT, options.history(), options);
        return new DrawerSide(both, slots.lesson(), HPos.LEFT, slots.lesson().open(), options, LESSON_EMS, BESIDE_LESSON_EMS);
    }

    /// Added from top to bottom, which is the order of the Tab key.
    private BorderPane window(Node panels, Node status) {
        BorderPane window = new BorderPane();
        window.setTop(head);
        window.setLeft(rail);
        window.setCenter(panels);
        window.setBottom(new VBox(docked, status));
        return window;
    }

    /// The rail and what is docked at the bottom give way to a large panel; the status line stays.
    private void makeRoom(@Nullable Panel large) {
        for (Node node : List.of(rail, docked)) {
            node.setVisible(large == null);
            node.setManaged(large == null);
        }
    }

    private void markSize(ViewOptions options) {
        double em = Fonts.size(options.largeText().get());
        low.set(getHeight() < LOW_EMS * em);
        pseudoClassStateChanged(LOW, low.get());
        rail.showNarrow(getWidth() < NARROW_EMS * em || getHeight() < (AROUND_RAIL_EMS + rail.namedEms()) * em);
    }

    private void markStale(Session session) {
        Session.Problem problem = session.problem().get();
        Findings found = session.findings().get();
        pseudoClassStateChanged(STALE, problem != null && problem.of() != null && found != null
                && !found.experiment().equals(session.experiment().get()));
    }

    /// Whether the window is so low that what is not needed at once should leave its room.
    public ReadOnlyBooleanProperty low() {
        return low.getReadOnlyProperty();
    }

    /// The Export menu, for what else can be saved.
    public ObservableList<MenuItem> exports() {
        return toolbar.exports();
    }

    /// What the File menu does.
    public DocumentViewModel files() {
        return slots.file().actions();
    }

    /// Puts a line under the toolbar, above everything else.
    public void announce(Node line) {
        head.getChildren().add(line);
    }

    /// Puts a strip at the bottom, above the status line.
    public void dock(Node strip) {
        docked.getChildren().addFirst(strip);
    }

    private void focusPrompt() {
        promptField().requestFocus();
    }

    private Node promptField() {
        Node field = slots.prompt().lookup(".text-input");
        return field == null ? slots.prompt() : field;
    }

    private void toggleHelp() {
        help.toggle();
    }
}
