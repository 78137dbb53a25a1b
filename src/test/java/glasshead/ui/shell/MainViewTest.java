package glasshead.ui.shell;

import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.Cost;
import glasshead.engine.SetFindings;
import glasshead.experiment.Head;
import glasshead.experiment.view.Workspace;
import glasshead.json.SessionFile;
import glasshead.session.Document;
import glasshead.session.RecentFiles;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.document.DocumentViewModel;
import glasshead.ui.document.FileMenu;
import glasshead.ui.document.LessonActions;
import glasshead.ui.document.RestoreLine;
import glasshead.ui.document.SetActions;
import glasshead.ui.interventions.InterventionsView;
import glasshead.ui.interventions.InterventionsViewModel;
import glasshead.ui.lesson.LessonDrawer;
import glasshead.ui.lesson.LessonShelf;
import glasshead.ui.lesson.LessonViewModel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.options.WindowPlace;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.picture.Pictures;
import glasshead.ui.status.StatusViewModel;
import glasshead.ui.theme.Theme;
import glasshead.ui.typing.Typing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.event.EventType;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class MainViewTest {

    private static final Head FIRST = new Head(0, 1);
    private static final Head SECOND = new Head(2, 4);

    private final ViewOptions options = new ViewOptions();
    private final HandRuns runs = new HandRuns();
    private final Session session = new Session(runs, HandRuns.FIRST);
    private final StatusViewModel status = new StatusViewModel(session);
    private final Copied copied = new Copied();
    private final ManualClock clock = new ManualClock();
    private Stage stage;
    private TextField prompt;
    private Panel heads;
    private MainView view;
    private boolean reported;
    private boolean compared;

    @TempDir
    private Path folder;

    private static final class NoSets implements SetActions {
        @Override
        public void flip() {
            throw new AssertionError();
        }

        @Override
        public void edit() {
            throw new AssertionError();
        }

        @Override
        public void step(int by) {
            throw new AssertionError();
        }
    }

    private static final class Copied implements CopyBoard {
        private Image image;
        private String text;

        @Override
        public void picture(Image picture) {
            image = picture;
        }

        @Override
        public void text(String words) {
            text = words;
        }

        @Override
        public String copied() {
            return text;
        }
    }

    @Start
    void open(Stage window) {
        stage = window;
        view = build();
        Scene scene = new Scene(view);
        Theme.wear(scene, options);
        window.setScene(scene);
        // The headless screen is 1000 x 1000; what is wider is drawn without a window.
        window.setX(0);
        window.setY(0);
        window.setWidth(1000);
        window.setHeight(800);
        window.show();
        runs.finish(new Cost(1.84, 2, 4, 0.41, 1_600_000, 0, 1));
        heads.requestFocus();
    }

    private MainView build() {
        prompt = new TextField("When Mary and John went to the store, John gave a drink to");
        HBox chips = new HBox(6, new Label("BOS"), new Label("When"), new Label("·Mary"));
        heads = panel("Heads", "each cell: query rows, key columns, 0 to 1 · bar: pushes answer / distractor", "Pattern", "Attribution",
                "Induction");
        heads.setTable(() -> new DataTable("Heads", List.of("head", "score"), List.of(List.of("L0H0", "−0.50"), List.of("L0H1", "+0.25"))));
        heads.setFooter(new Label("Click locks · A ablates · Shift-click adds"));
        StackPane contrast = new StackPane(new Label("−2.47"));
        contrast.getStyleClass().add("card");
        Document document = new Document(session, new RecentFiles(folder, _ -> {}));
        DocumentViewModel files = new DocumentViewModel(document, session::shown, Optional::empty, name -> Optional.of(folder.resolve(
                name)), status.notice()::set, session::tell);
        Slots slots = new Slots(new MenuButton("tiny-english · 4 layers × 6 heads"), new FileMenu(files, owner -> compared = true,
                new NoSets(), () -> {}, new LessonActions(() -> {}, () -> {}), owner -> reported = true), new VBox(8, prompt, chips),
                contrast,
                new Workspaces(this::heads).with(Workspace.MAPS,
                        MainViewTest::maps), new InterventionsView(new InterventionsViewModel(session, () -> {}, (_, _) -> {}),
                                () -> options.interventions().set(false)), new Pane(new Panel("History")), new LessonDrawer(
                                        new LessonViewModel(session,
                                                new SimpleObjectProperty<SetFindings>(), new LessonShelf(folder.resolve("lessons.json"),
                                                        _ -> {
                                                        }))));
        return new MainView(session, options, slots, status, copied, (_, name) -> Optional.of(folder.resolve(name)), clock);
    }

    private RememberedSplit heads() {
        RememberedSplit upper = new RememberedSplit("upper", Orientation.HORIZONTAL, options, List.of(0.28, 0.727),
                slot("slot-grid", heads),
                slot("slot-attention", panel("L2H4", "how much each query token (row) attends to each key token (column); rows sum to 1",
                        "Heatmap", "Arcs", "Text")), slot("slot-bars", panel("What pushes ·Mary over ·John",
                                "direct attribution, logits", "Size", "Layer")));
        RememberedSplit lower = new RememberedSplit("lower", Orientation.HORIZONTAL, options, List.of(0.727), slot("slot-lower",
                panel("Next token", "probability, before and after")), slot("slot-lower", panel("Where this number comes from",
                        "L2H4 → −6.78 predicted")));
        return new RememberedSplit("upper-and-lower", Orientation.VERTICAL, options, List.of(0.7), upper, lower);
    }

    /// A panel beside a box that holds another.
    private static HBox maps() {
        HBox both = new HBox(panel("Maps", "one question asked of every part", "Heads", "MLPs"),
                new VBox(panel("Beside", "what is asked")));
        both.getChildren().forEach(part -> HBox.setHgrow(part, Priority.ALWAYS));
        return both;
    }

    private static Panel slot(String style, Panel panel) {
        panel.getStyleClass().add(style);
        return panel;
    }

    private static Panel panel(String title, String legend, String... choices) {
        Panel panel = new Panel(title);
        panel.legend().set(legend);
        if (choices.length > 0) {
            panel.controls().getChildren().add(new Segmented<>(List.of(choices), String::toString, String::toString,
                    new SimpleStringProperty(choices[0])));
        }
        panel.setContent(new StackPane(new Label(title)));
        return panel;
    }

    @ParameterizedTest
    @CsvSource({"1600,1000,false,false", "1600,1000,true,false", "1100,700,false,false",
        "1024,700,true,true", "1600,1000,false,true", "960,640,false,true"})
    void everythingFits(int width, int height, boolean dark, boolean large, FxRobot robot) throws IOException {
        Image[] image = new Image[1];
        MainView[] drawn = new MainView[1];
        robot.interact(() -> {
            options.dark().set(dark);
            options.largeText().set(large);
            drawn[0] = build();
            Scene scene = new Scene(drawn[0], width, height);
            Theme.wear(scene, options);
        });
        // how wide it is decides which buttons are icons, and that how wide they are, and whether panels stand side by side
        for (int layout = 0; layout < 4; layout++) {
            robot.interact(() -> image[0] = drawn[0].getScene().snapshot(null));
            settle();
        }
        Pictures.write(image[0], Path.of("target", "window-%dx%d%s%s.png".formatted(width, height, dark ? "-dark" : "", large ? "-large"
                : "")));
        List<Node> bars = new ArrayList<>(((Parent) drawn[0].lookup(".toolbar")).getChildrenUnmodifiable());
        bars.add(drawn[0].lookup(".status"));
        assertTrue(bars.size() > 8, bars::toString);
        for (Node node : bars) {
            Bounds place = node.localToScene(node.getLayoutBounds());
            assertTrue(new BoundingBox(0, 0, width, height).contains(place), () -> node + " is at " + place);
        }
        List<Node> panels = new ArrayList<>(drawn[0].lookupAll(".panel"));
        panels.addAll(drawn[0].lookupAll(".panel-controls"));
        assertTrue(panels.size() >= 11, panels::toString);
        for (Node node : panels) {
            Bounds place = node.localToScene(node.getLayoutBounds());
            assertTrue(new BoundingBox(0, 0, width, 10 * height).contains(place), () -> node + " is at " + place);
        }
        double contrast = drawn[0].lookup(".slot-contrast").getLayoutBounds().getWidth();
        assertTrue(contrast >= 400, () -> "the contrast is " + contrast + " wide");
    }

    /// At 1100 x 700 everything is in sight; what a second prompt adds, the page scrolls.
    @Test
    void theWholePageScrollsRatherThanSqueezingItsPanels(FxRobot robot) {
        ScrollPane page = robot.lookup(".page-scroll").queryAs(ScrollPane.class);
        robot.interact(() -> stage.setHeight(700));
        settle();
        assertEquals(page.getViewportBounds().getHeight(), page.getContent().getLayoutBounds().getHeight());
        robot.interact(() -> stage.setHeight(420));
        settle();
        assertEquals(23 * 13, heads.getHeight(), 1);
        assertTrue(page.getContent().getLayoutBounds().getHeight() > page.getViewportBounds().getHeight());
        robot.interact(() -> page.setVvalue(1));
        settle();
        Node last = robot.lookup(".slot-lower").nth(1).query();
        assertTrue(last.localToScene(last.getLayoutBounds()).getMaxY() < 420);
        robot.clickOn(heads);
        assertFalse(page.isFocused(), "a click into the page gives it the focus");
    }

    @Test
    void helpPage(FxRobot robot) throws IOException {
        robot.type(KeyCode.F1);
        picture(robot, view, "help");
        assertTrue(robot.lookup(".help").query().isVisible());
        List<String> keys = robot.lookup(".help-key").queryAllAs(Label.class).stream().map(Label::getText).toList();
        assertTrue(keys.containsAll(List.of("A", "Tab", "Arrows", "Enter", "+ − 0", "Shift+F10")), keys::toString);
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup(".help").query().isVisible());
        assertEquals(heads, stage.getScene().getFocusOwner());
    }

    @Test
    void statusSaysWhatTheRunTook(FxRobot robot) {
        assertEquals(List.of("Ran layers 2–3 of 4 · 41 % of a full run · 1.8 ms", "Activations 1.6 MB", "1 thread", "Ready"),
                robot.lookup(".status .label").queryAllAs(Label.class).stream().map(Label::getText).toList());
    }

    @Test
    void aAblatesAndRestoresTheLockedHeads(FxRobot robot) {
        robot.interact(() -> session.selection().lock(List.of(FIRST, SECOND)));
        robot.interact(() -> session.change(now -> now.toggled(SECOND)));
        robot.type(KeyCode.A);
        assertTrue(ablates(FIRST) && ablates(SECOND));
        robot.type(KeyCode.A);
        assertFalse(ablates(FIRST) || ablates(SECOND));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertTrue(ablates(FIRST) && ablates(SECOND));
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        assertFalse(ablates(FIRST) || ablates(SECOND));
    }

    @Test
    void withoutALockAAblatesTheHeadUnderThePointer(FxRobot robot) {
        robot.interact(() -> session.selection().hovered().set(SECOND));
        robot.type(KeyCode.A);
        assertTrue(ablates(SECOND));
    }

    @Test
    void lettersBelongToTheFieldWhileTyping(FxRobot robot) {
        robot.interact(() -> session.selection().lock(List.of(FIRST)));
        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        assertTrue(prompt.isFocused());
        robot.write("at");
        assertFalse(ablates(FIRST));
        assertFalse(options.dark().get());
        assertTrue(prompt.getText().contains("at"));
        robot.interact(heads::requestFocus);
        robot.write("at");
        assertFalse(ablates(FIRST) || options.dark().get(), "the next letters of a word whose field has gone");
        robot.interact(() -> clock.pass(Typing.PAUSE));
        robot.type(KeyCode.A);
        assertTrue(ablates(FIRST));
    }

    @Test
    void whoLeavesATextByMouseOrByKeysHasStoppedTyping(FxRobot robot) {
        robot.interact(() -> session.selection().lock(List.of(FIRST)));
        robot.interact(prompt::requestFocus);
        robot.write("x").clickOn(heads).interact(heads::requestFocus);
        robot.type(KeyCode.A);
        assertTrue(ablates(FIRST));
        robot.interact(prompt::requestFocus);
        robot.write("x").interact(heads::requestFocus);
        robot.type(KeyCode.DOWN, KeyCode.A);
        assertFalse(ablates(FIRST));
    }

    @Test
    void undoWhileTypingIsOverEverything(FxRobot robot) {
        robot.interact(() -> session.change(now -> now.toggled(FIRST)));
        robot.interact(prompt::requestFocus);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertFalse(ablates(FIRST));
    }

    @Test
    void whatBelongsToTheExperimentBeforeIsDimmed(FxRobot robot) {
        Node content = heads.lookup(".panel-content");
        assertEquals(1, content.getOpacity());
        robot.interact(() -> {
            session.change(now -> now.toggled(FIRST));
            runs.fail("no such head");
        });
        settle();
        assertTrue(content.getOpacity() < 0.7);
        assertEquals(1, prompt.getOpacity());
        robot.interact(() -> {
            session.undo();
            runs.finish(new Cost(1.84, 2, 4, 0.41, 1_600_000, 0, 1));
        });
        settle();
        assertEquals(1, content.getOpacity());
    }

    @Test
    void escapeReleasesAndTAndPlusSwitch(FxRobot robot) {
        robot.interact(() -> session.selection().lock(List.of(FIRST)));
        robot.interact(() -> session.selection().query().set(1));
        robot.type(KeyCode.ESCAPE).type(KeyCode.T).push(KeyCode.CONTROL, KeyCode.EQUALS);
        assertEquals(List.of(), session.selection().locked().get());
        assertEquals(Selection.NONE, session.selection().query().get());
        assertTrue(options.dark().get() && options.largeText().get());
    }

    private static boolean isInSight(Node node) {
        return node == null || node.isVisible() && isInSight(node.getParent());
    }

    @Test
    void aPanelFillsTheWindowByKeyByIconAndByDoubleClickAndGoesBack(FxRobot robot) {
        double before = heads.getWidth();
        double whole = view.getWidth();
        Runnable fills = () -> {
            settle();
            assertTrue(heads.getWidth() > 0.9 * whole && heads.getHeight() > 0.7 * view.getHeight(), heads::toString);
            assertFalse(isInSight(prompt));
        };
        Runnable stands = () -> {
            settle();
            assertEquals(before, heads.getWidth(), 1);
            assertTrue(isInSight(prompt));
        };
        robot.interact(heads::requestFocus);
        robot.type(KeyCode.F);
        fills.run();
        assertTrue(heads.isFocused());
        robot.interact(() -> session.selection().lock(List.of(FIRST)));
        robot.type(KeyCode.ESCAPE);
        stands.run();
        assertEquals(List.of(FIRST), session.selection().locked().get(), "Esc does one thing at a time");
        Node icon = heads.lookup(".panel-enlarge");
        robot.clickOn(icon);
        fills.run();
        robot.clickOn(icon);
        stands.run();
        robot.interact(() -> mouse(heads.lookup(".panel-title"), MouseEvent.MOUSE_CLICKED, 1, 2));
        fills.run();
        robot.interact(() -> mouse(heads.lookup(".panel-title"), MouseEvent.MOUSE_CLICKED, 1, 2));
        stands.run();
    }

    private Workspace shown() {
        return session.view().get().workspace();
    }

    @Test
    void theRailHasTheWorkspacesThatThereAre(FxRobot robot) {
        List<ToggleButton> rail = new ArrayList<>(robot.lookup(".rail-button").queryAllAs(ToggleButton.class));
        rail.removeIf(button -> !button.isVisible()); // no lesson runs
        assertEquals(List.of("Heads", "Maps", "History"), rail.stream().map(ToggleButton::getText).toList());
        assertTrue(rail.getFirst().isSelected());
        robot.clickOn("Maps").clickOn("Maps");
        assertEquals(Workspace.MAPS, shown());
        assertTrue(rail.get(1).isSelected() && !rail.getFirst().isSelected());
        assertFalse(heads.getScene() == stage.getScene(), "what is not shown is not in the window");
        robot.interact(() -> session.look(now -> now.withWorkspace(Workspace.HEADS)));
        assertEquals(stage.getScene(), heads.getScene());
        assertTrue(rail.getFirst().isSelected());
    }

    @Test
    void digitsGoToAWorkspaceAndMGoesToMapsAndBackButNotWhileTyping(FxRobot robot) {
        robot.type(KeyCode.DIGIT3);
        assertEquals(Workspace.MAPS, shown());
        robot.type(KeyCode.DIGIT2);
        assertEquals(Workspace.MAPS, shown(), "there is no lens here");
        robot.type(KeyCode.DIGIT1);
        assertEquals(Workspace.HEADS, shown());
        robot.type(KeyCode.M);
        assertEquals(Workspace.MAPS, shown());
        robot.type(KeyCode.M);
        assertEquals(Workspace.HEADS, shown());
        robot.interact(prompt::requestFocus);
        robot.write("13m");
        assertEquals(Workspace.HEADS, shown());
        assertTrue(prompt.getText().contains("13m"));
    }

    @Test
    void aWorkspaceOfALaterProgramShowsTheHeads(FxRobot robot) {
        robot.interact(() -> session.look(now -> now.withWorkspace(Workspace.LESSONS)));
        assertEquals(stage.getScene(), heads.getScene());
    }

    @Test
    void theDrawerOfInterventionsOpensBesideAnyWorkspaceAndItsButtonCounts(FxRobot robot) {
        Node drawer = robot.lookup(".right-drawer").query();
        assertFalse(isInSight(drawer));
        ToggleButton button = (ToggleButton) robot.lookup(".with-count").query();
        Label count = robot.lookup(".count").queryAs(Label.class);
        robot.interact(() -> session.change(now -> now.toggled(FIRST).toggled(SECOND)));
        assertEquals("2", count.getText());
        robot.type(KeyCode.M).type(KeyCode.I);
        assertTrue(isInSight(drawer) && button.isSelected());
        robot.clickOn(button);
        assertFalse(isInSight(drawer) || options.settings().interventions());
    }

    @Test
    void theHistoryIsADrawerAtTheLeftThatCanBeEnlarged(FxRobot robot) {
        Region drawer = robot.lookup(".left-drawer").queryAs(Region.class);
        Node panel = drawer.lookup(".panel");
        assertFalse(isInSight(drawer));
        robot.push(KeyCode.SHORTCUT, KeyCode.H);
        assertTrue(isInSight(drawer) && options.settings().history());
        assertTrue(drawer.localToScene(drawer.getLayoutBounds()).getMinX() < view.getWidth() / 2);
        double beside = drawer.getWidth();
        robot.interact(() -> panel.setFocusTraversable(true));
        robot.interact(panel::requestFocus);
        robot.type(KeyCode.F);
        settle();
        assertTrue(drawer.getWidth() > 0.9 * view.getWidth(), () -> drawer.getWidth() + " of " + view.getWidth());
        assertFalse(isInSight(heads));
        robot.type(KeyCode.ESCAPE);
        settle();
        assertEquals(beside, drawer.getWidth(), 1, "Esc does one thing at a time");
        assertTrue(isInSight(heads) && isInSight(drawer));
        robot.type(KeyCode.F);
        robot.push(KeyCode.SHORTCUT, KeyCode.H);
        assertFalse(isInSight(drawer));
        assertTrue(isInSight(heads), "what is closed is not large");
        robot.clickOn("#rail-history");
        assertTrue(isInSight(drawer));
    }

    @ParameterizedTest
    @CsvSource({"1600,true", "1000,false"})
    void theDrawerStandsBesideThePageOrOverIt(int width, boolean beside, FxRobot robot) {
        robot.interact(() -> {
            options.interventions().set(true);
            MainView drawn = build();
            Scene scene = new Scene(drawn, width, 900);
            Theme.wear(scene, options);
            scene.snapshot(null);
            Bounds page = drawn.lookup(".page-scroll").localToScene(drawn.lookup(".page-scroll").getLayoutBounds());
            Bounds drawer = drawn.lookup(".right-drawer").localToScene(drawn.lookup(".right-drawer").getLayoutBounds());
            assertEquals(width, drawer.getMaxX(), 1);
            assertEquals(beside ? drawer.getMinX() : width, page.getMaxX(), 1);
        });
    }

    @Test
    void theFirstMinuteIsTickedOffWhateverWayItIsDoneAndThenGone(FxRobot robot) {
        Node strip = robot.lookup(".first-minute").query();
        assertFalse(isInSight(strip), "who has settings has been here before");
        robot.interact(() -> options.firstMinute().set(true));
        List<Button> steps = new ArrayList<>(robot.lookup(".first-minute-step").queryAllAs(Button.class));
        assertEquals(3, steps.size());
        robot.interact(() -> session.selection().lock(List.of(FIRST)));
        assertEquals(List.of(true, false, false), steps.stream().map(step -> step.getPseudoClassStates().contains(PseudoClass
                .getPseudoClass("done"))).toList());
        assertTrue(robot.lookup(".with-count").query().getStyleClass().contains("first-minute-target"));
        robot.interact(steps.get(1)::fire);
        assertTrue(ablates(FIRST));
        assertTrue(robot.lookup("#rail-maps").query().getStyleClass().contains("first-minute-target"));
        robot.type(KeyCode.M);
        assertFalse(isInSight(strip) || options.settings().firstMinute());
        assertTrue(robot.lookup(".first-minute-target").queryAll().isEmpty());
    }

    @Test
    void theFirstMinuteIsClosedAtOnce(FxRobot robot) {
        robot.interact(() -> options.firstMinute().set(true));
        robot.interact(((Button) robot.lookup(".first-minute .quiet").query())::fire);
        assertFalse(options.firstMinute().get());
        assertTrue(robot.lookup(".first-minute-target").queryAll().isEmpty());
    }

    @Test
    void aPanelGoesIntoAWindowOfItsOwnAndBack(FxRobot robot) {
        Runnable undock = () -> robot.interact(() -> item((MenuButton) heads.lookup(".panel-menu"), "In a window of its own, or back")
                .fire());
        undock.run();
        assertFalse(heads.getScene() == stage.getScene());
        Stage own = (Stage) heads.getScene().getWindow();
        assertEquals("Heads", own.getTitle());
        assertEquals(stage, own.getOwner());
        robot.interact(() -> session.selection().lock(List.of(FIRST)));
        robot.interact(() -> {
            heads.requestFocus();
            press(heads, KeyCode.A);
        });
        assertTrue(ablates(FIRST), "the window's keys work there too");
        robot.interact(() -> press(heads, KeyCode.ESCAPE));
        assertEquals(stage.getScene(), heads.getScene());
        assertFalse(own.isShowing());
        assertEquals(List.of(FIRST), session.selection().locked().get());
        undock.run();
        robot.interact(() -> ((Button) view.lookup(".undocked-note .button")).fire());
        assertEquals(stage.getScene(), heads.getScene());
        robot.interact(() -> stage.setWidth(990));
        settle();
        assertTrue(heads.getWidth() < stage.getWidth() / 2, "in its old place");
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void theWindowOpensWhollyOnAScreen() {
        Rectangle2D screen = new Rectangle2D(0, 30, 1366, 738);
        assertEquals(new WindowPlace(0, 30, 1366, 738, false), WindowMemory.within(screen, null));
        assertEquals(new WindowPlace(366, 30, 1000, 700, false), WindowMemory.within(screen, new WindowPlace(900, -50, 1000, 700, false)));
        WindowPlace there = new WindowPlace(10, 40, 1000, 700, true);
        assertEquals(there, WindowMemory.within(screen, there));
    }

    @Test
    void undoGoesBackToTheWorkspace(FxRobot robot) {
        robot.type(KeyCode.M);
        robot.interact(() -> session.change(now -> now.toggled(FIRST)));
        robot.type(KeyCode.M);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(Workspace.MAPS, shown());
    }

    @Test
    void inEveryWorkspaceAPanelCanFillTheWindow(FxRobot robot) {
        robot.type(KeyCode.M);
        settle();
        Panel maps = panel(robot, "Maps");
        Panel beside = panel(robot, "Beside");
        for (Panel large : List.of(maps, beside)) {
            robot.clickOn(large.lookup(".panel-enlarge"));
            settle();
            assertTrue(large.getWidth() > 0.8 * view.getWidth(), large::toString);
            assertFalse(isInSight(large == maps ? beside : maps) || isInSight(prompt));
            robot.type(KeyCode.ESCAPE);
            assertTrue(isInSight(maps) && isInSight(beside) && isInSight(prompt));
        }
        robot.clickOn(maps.lookup(".panel-enlarge")).type(KeyCode.DIGIT1);
        assertTrue(isInSight(prompt) && isInSight(heads));
    }

    private static Panel panel(FxRobot robot, String title) {
        return robot.lookup(".panel").queryAllAs(Panel.class).stream().filter(panel -> panel.title().get().equals(title)).findFirst()
                .orElseThrow();
    }

    @Test
    void aDraggedDividerStaysWhereItWasPut(FxRobot robot) {
        SplitPane upper = (SplitPane) heads.getParent().getParent();
        double before = upper.getDividerPositions()[0];
        Node divider = upper.lookupAll(".split-pane-divider").stream().min(Comparator.comparingDouble(Node::getLayoutX)).orElseThrow();
        drag(robot, divider, 60);
        assertEquals(before + 0.06, upper.getDividerPositions()[0], 0.02);
        double put = upper.getDividerPositions()[0];
        assertEquals(put, options.splits().get("upper").getFirst());
        robot.interact(() -> stage.setWidth(960));
        settle();
        assertEquals(put, upper.getDividerPositions()[0], 0.003);
        robot.interact(() -> mouse(divider, MouseEvent.MOUSE_RELEASED, 0, 2));
        assertFalse(options.splits().containsKey("upper"));
    }

    @Test
    void panelMenuCopiesPictureAndTable(FxRobot robot) throws IOException {
        menu(robot, "Copy as picture");
        assertEquals(2 * (heads.picture().getLayoutBounds().getWidth() + 24), copied.image.getWidth(), 2);
        menu(robot, "Copy as CSV");
        assertEquals("head,score\r\nL0H0,-0.50\r\nL0H1,+0.25\r\n", copied.text);
        assertEquals("Copied 2 rows of “Heads”", status.notice().get());
        menu(robot, "Show as table");
        settle();
        TableView<?> table = robot.lookup(".table-view").queryAs(TableView.class);
        assertEquals(2, table.getItems().size());
        picture(robot, table.getScene().getRoot(), "table");
        robot.interact(() -> table.getScene().getWindow().hide());
    }

    @Test
    void panelMenuLooks(FxRobot robot) throws IOException {
        MenuButton menu = (MenuButton) heads.lookup(".panel-menu");
        robot.interact(menu::show);
        picture(robot, menu.getItems().getFirst().getParentPopup().getScene().getRoot(), "menu");
        assertTrue(menu.isShowing());
        assertEquals(List.of("Fill the window, or back (F)", "In a window of its own, or back", "Copy as picture", "Save as PNG…",
                "Save as SVG…", "Show as table",
                "Copy as CSV", "Save as CSV…", "Save as JSON…", "Save activations…"), menu.getItems().stream()
                        .filter(item -> !item.isDisable())
                        .map(MenuItem::getText).toList());
        robot.interact(menu::hide);
    }

    private static MenuItem item(MenuButton menu, String text) {
        return menu.getItems().stream().filter(item -> text.equals(item.getText())).findFirst().orElseThrow();
    }

    @Test
    void windowIsSavedAsPng(FxRobot robot) throws IOException {
        robot.interact(() -> view.exports().getFirst().fire());
        until(() -> status.notice().get().startsWith("Saved"));
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(Files.readAllBytes(folder.resolve("glasshead.png")), 4));
    }

    @Test
    void aFailedSaveIsSaid(FxRobot robot) throws IOException {
        Files.createDirectory(folder.resolve("glasshead.png"));
        robot.interact(() -> view.exports().getFirst().fire());
        until(() -> status.notice().get().startsWith("The picture could not be saved"));
    }

    private void menu(FxRobot robot, String item) {
        robot.interact(() -> item((MenuButton) heads.lookup(".panel-menu"), item).fire());
    }

    /// The headless robot's drags reach whatever is under the pointer instead of what was pressed.
    private static void drag(FxRobot robot, Node node, double by) {
        robot.interact(() -> {
            mouse(node, MouseEvent.MOUSE_PRESSED, 0, 1);
            mouse(node, MouseEvent.MOUSE_DRAGGED, by, 1);
        });
        settle();
        robot.interact(() -> mouse(node, MouseEvent.MOUSE_RELEASED, by, 1));
    }

    private static void mouse(Node node, EventType<MouseEvent> type, double x, int clicks) {
        Point2D start = node.localToScene(0, 0);
        node.fireEvent(new MouseEvent(type, start.getX() + x, start.getY(), 0, 0, MouseButton.PRIMARY, clicks,
                false, false, false, false, true, false, false, true, false, false,
                new PickResult(null, start.getX() + x, start.getY())));
    }

    private static void picture(FxRobot robot, Node node, String name) throws IOException {
        settle();
        Image[] image = new Image[1];
        robot.interact(() -> image[0] = Pictures.of(node, 2));
        Pictures.write(image[0], Path.of("target", "window-" + name + ".png"));
    }

    private boolean ablates(Head head) {
        return session.experiment().get().ablates(head);
    }

    @Test
    void ctrlSSavesTheSession(FxRobot robot) {
        robot.interact(() -> session.change(now -> now.toggled(SECOND)));
        robot.press(KeyCode.SHORTCUT, KeyCode.S).release(KeyCode.S, KeyCode.SHORTCUT);
        assertEquals(session.shown(), SessionFile.read(folder.resolve("session.glasshead")));
        assertTrue(status.notice().get().startsWith("Saved "), status.notice().get());
    }

    @Test
    void aLineCanBeAnnouncedAndGoesWhenAnswered(FxRobot robot) {
        List<String> answers = new ArrayList<>();
        robot.interact(() -> view.announce(new RestoreLine("There is unsaved work", Instant.EPOCH, () -> answers.add("restore"),
                () -> answers.add("discard"))));
        Node line = view.lookup(".restore-line");
        assertTrue(line.isVisible());
        robot.interact(() -> ((Hyperlink) line.lookup(".hyperlink")).fire());
        assertFalse(line.isVisible());
        assertFalse(line.isManaged());
        assertEquals(List.of("restore"), answers);
    }

    @Test
    void theFileMenuNamesRecentFilesAndReports(FxRobot robot) {
        robot.press(KeyCode.SHORTCUT, KeyCode.S).release(KeyCode.S, KeyCode.SHORTCUT);
        FileMenu menu = (FileMenu) view.lookup(".file-menu");
        robot.interact(menu::show);
        Menu recent = (Menu) menu.getItems().get(2);
        assertTrue(recent.getItems().getFirst().getText().startsWith("session.glasshead"));
        robot.interact(() -> menu.getItems().getLast().fire());
        assertTrue(reported);
        robot.press(KeyCode.SHORTCUT, KeyCode.D).release(KeyCode.D, KeyCode.SHORTCUT);
        assertTrue(compared);
    }
}
