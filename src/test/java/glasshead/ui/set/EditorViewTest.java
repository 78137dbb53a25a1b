package glasshead.ui.set;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.dataset.DataSets;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.DataSet;
import glasshead.experiment.Subject;
import glasshead.session.InferenceService;
import glasshead.session.Runs;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The rows of a set in the editor, with what the given model says about each.
@OnScreen
class EditorViewTest {

    @TempDir
    private Path folder;

    private InferenceService service;
    private Session session;
    private SetEditor model;
    private String clipboard = "";
    private final ViewOptions options = new ViewOptions();

    @Start
    void start(Stage stage) {
        service = new InferenceService(TinyEnglish::engine);
        DataSet set = DataSets.read(Path.of("src/test/resources/reference/circuits/tiny-english/ioi.csv"));
        session = new Session(new Runs(service, List.of(Predictions.ANALYSIS)), TinyEnglish.experiment("ioi").withSubject(Subject.OfSet
                .first(set)));
        model = new SetEditor(session, service);
        stage.setScene(Picture.scene(new EditorView(model, new Outside(() -> Optional.of(folder.resolve("in.csv")),
                name -> Optional.of(folder.resolve(name)), () -> clipboard), options), 1240, 640, options));
        stage.show();
        model.show(true);
        session.run();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private DataSet set() {
        return onFx(() -> session.experiment().get().set());
    }

    private String remark(int row) {
        return onFx(() -> model.rows().get(row).remark().get());
    }

    private void read() {
        until(() -> !model.rows().isEmpty() && model.rows().stream().allMatch(row -> row.read().get() != null));
        settle();
    }

    private static void picture(FxRobot robot, String name) {
        settle();
        onFx(() -> {
            Picture.save(robot.lookup(".set-editor").query().getScene(), name);
            return true;
        });
    }

    private void edit(FxRobot robot, int row, String column, String typed) {
        onFx(() -> robot.lookup(".set-editor-table").queryTableView().edit(row, column(robot, column)));
        type(robot, typed);
    }

    @SuppressWarnings("unchecked") // the table holds rows of the set
    private static TableColumn<Object, ?> column(FxRobot robot, String column) {
        return (TableColumn<Object, ?>) robot.lookup(".set-editor-table").queryTableView().getColumns().stream()
                .filter(each -> column.equals(each.getText())).findFirst().orElseThrow();
    }

    private static void type(FxRobot robot, String typed) {
        until(() -> robot.lookup(".set-cell-field").tryQuery().isPresent());
        onFx(() -> robot.lookup(".set-cell-field").queryAs(TextField.class).setText(typed));
        robot.type(KeyCode.ENTER);
        settle();
    }

    @Test
    void aCellIsEditedItsRowSaysWhatIsWrongAndUndoBringsItBack(FxRobot robot) {
        read();
        DataSet before = set();
        edit(robot, 0, "clean", "");
        read();
        assertTrue(remark(0).contains("empty"), remark(0));
        assertTrue(robot.lookup("24 rows · 1 can't be used").tryQuery().isPresent());
        picture(robot, "set-editor-light");
        onFx(() -> options.dark().set(true));
        picture(robot, "set-editor-dark");
        onFx(session::undo);
        assertEquals(before, set());
        read();
        assertEquals("", remark(0));
    }

    @Test
    void aTokenIsTypedWithADotForItsSpace(FxRobot robot) {
        read();
        assertTrue(robot.lookup("·Sarah").tryQuery().isPresent());
        edit(robot, 0, "answer", "·Mary");
        assertEquals(List.of(" Mary"), set().examples().getFirst().answers());
        onFx(() -> model.edit(0, 2, "Mary Jane"));
        read();
        assertTrue(remark(0).contains("tokens, not one"), remark(0));
    }

    @Test
    void rowsOfASpreadsheetArePastedBelowTheSelectedOneAndUnequalLengthsAreSaid(FxRobot robot) {
        read();
        clipboard = "When Mary and John left, John gave it to\tWhen Mary left, she\t Mary\t John\n";
        robot.clickOn("Paste rows");
        read();
        assertEquals(25, set().size());
        assertEquals(List.of(" Mary"), set().examples().get(24).answers());
        assertTrue(remark(24).startsWith("The corrupted prompt has "), remark(24));
        clipboard = "a" + "\tb".repeat(11);
        robot.clickOn("Paste rows");
        assertEquals(25, set().size(), "nothing is lost");
        assertTrue(onFx(() -> model.said().get()).contains("12 cells"), model.said().get());
    }

    @Test
    void rowsAreAddedFilteredAndDeleted(FxRobot robot) {
        read();
        robot.clickOn("Add row");
        read();
        assertEquals(25, set().size());
        assertFalse(remark(24).isEmpty());
        robot.clickOn("Delete rows");
        assertEquals(24, set().size());
        onFx(() -> robot.lookup(".text-field").match((TextField field) -> "Filter rows".equals(field.getAccessibleText()))
                .<TextField>query()
                .setText("museum james"));
        settle();
        assertEquals(1, robot.lookup(".set-editor-table").queryTableView().getItems().size());
    }

    @Test
    void aSetIsMadeByItsSeedAndSaved(FxRobot robot) throws Exception {
        read();
        robot.clickOn("Make…");
        robot.clickOn("Held out");
        onFx(() -> robot.lookup(".set-make .text-field").match((TextField field) -> "Rows".equals(field.getAccessibleText()))
                .<TextField>query().setText("12"));
        robot.clickOn("Make");
        until(() -> set().size() == 12);
        assertEquals("indirect-object-held-out", set().name());
        robot.clickOn("Save as…");
        assertEquals(set(), DataSets.read(folder.resolve("indirect-object-held-out.csv")));
        Files.writeString(folder.resolve("in.csv"), "x,y\n");
        robot.clickOn("Open…");
        assertEquals(12, set().size(), "what is no set takes nothing away");
        assertTrue(onFx(() -> model.said().get()).contains("no column 'clean'"));
    }
}
