package glasshead.ui.examples;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.NeuronActivations;
import glasshead.engine.GivenSet;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ScanQuestion;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.Workspace;
import glasshead.scan.Occurrence;
import glasshead.scan.ReadSite;
import glasshead.scan.ScanParts;
import glasshead.script.Passport;
import glasshead.script.PassportSections;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.Spoken;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Mouse and keyboard on what a corpus says, from the first scan on. The values are those of reference/explore.
@OnScreen
class ExamplesRobotTest {

    private static final Path CORPUS = Path.of("src/test/resources/reference/explore/corpus.txt");

    @TempDir
    private Path folder;

    private final ViewOptions options = new ViewOptions();
    private InferenceService service;
    private Session session;
    private ExamplesViewModel model;

    @Start
    void start(Stage stage) {
        service = new InferenceService(TinyEnglish::engine);
        session = new Session(GivenSet.runs(service), TinyEnglish.experiment("ioi"));
        session.look(view -> view.withWorkspace(Workspace.EXAMPLES));
        model = new ExamplesViewModel(session, service);
        ScanFiles files = new ScanFiles(() -> Optional.of(CORPUS), () -> Optional.of(folder), Optional::empty,
                name -> Optional.of(folder.resolve(name)));
        HBox both = new HBox(new ComponentsView(model, files).panel(), new ExamplesView(model, files, options).panel());
        HBox.setHgrow(both.getChildren().getFirst(), Priority.SOMETIMES);
        HBox.setHgrow(both.getChildren().getLast(), Priority.ALWAYS);
        stage.setScene(Picture.scene(both, 980, 640, options));
        stage.show();
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private void scanned(FxRobot robot) {
        until(() -> model.scans().possible().get() && model.scans().notice().get().startsWith("No corpus has been scanned"));
        robot.clickOn(".scan-make");
        until(() -> model.scans().fresh().forecast().get() != null);
        String words = robot.lookup(".forecast-words").queryAs(Label.class).getText();
        assertTrue(words.startsWith("17 kB: " + Numbers.grouped(4062) + " tokens.\nAbout "), words);
        assertEquals(List.of(), onFx(() -> Spoken.faults(robot.lookup(".forecast-begin").query().getScene().getRoot())));
        robot.clickOn(".forecast-begin");
        until(() -> model.scans().open().get() != null && model.listing().listed().get().size() == 24);
    }

    private ShownExamples shown() {
        return Objects.requireNonNull(model.shown().get());
    }

    /// The examples of a head or neuron, with all their values.
    private void untilKnown(String component) {
        until(() -> model.shown().get() != null && shown().component().toString().equals(component) && shown().examples().stream().allMatch(
                each -> each.values() != null));
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup(".components-table").queryTableView();
    }

    /// As a click on the column's name does.
    private static <T> void sortBy(TableView<T> table, String name) {
        table.getColumns().stream().filter(column -> column.getId().equals(name)).findFirst().ifPresent(
                column -> table.getSortOrder().setAll(List.of(column)));
    }

    private List<Double> entropies() {
        return onFx(() -> model.listing().listed().get().stream().map(each -> each.of(Figure.ENTROPY)).toList());
    }

    private List<String> names() {
        return onFx(() -> model.listing().listed().get().stream().map(each -> each.component().toString()).toList());
    }

    private static void filter(FxRobot robot, String written) {
        robot.interact(() -> robot.lookup(".components-filter").queryAs(TextField.class).setText(written));
    }

    @Test
    void aCorpusIsScannedAndTheListIsFilteredAndSorted(FxRobot robot) {
        scanned(robot);
        assertEquals(4062, model.scans().open().get().scan().counts().tokens());
        filter(robot, "L1 previous>0.3");
        until(() -> names().size() < 6);
        assertTrue(names().stream().allMatch(name -> name.startsWith("L1H")), names()::toString);
        filter(robot, "nonsense<1");
        until(() -> model.listing().problem().get().startsWith("'nonsense'"));
        filter(robot, "");
        until(() -> names().size() == 24);
        robot.interact(() -> sortBy(table(robot), "entropy"));
        until(() -> model.listing().order().equals("entropy"));
        until(() -> entropies().equals(entropies().stream().sorted().toList()));
        assertEquals("entropy", session.view().get().examples().order());
        robot.clickOn("Neurons");
        until(() -> model.listing().listed().get().size() == 3072);
        filter(robot, "L2N321");
        until(() -> names().equals(List.of("L2N321")));
        untilKnown("L2N321"); // the only one
        robot.clickOn(onFx(() -> robot.lookup(".components-table .table-row-cell").queryAllAs(TableRow.class).stream().filter(row -> row
                .getItem() != null && row.isVisible()).findFirst().orElseThrow()));
        Occurrence first = shown().examples().getFirst().occurrence();
        assertEquals(2.649815, first.value(), 1e-4);
        assertEquals(List.of(159, 2), List.of(first.text(), first.position()));
        assertEquals(new Neuron(2, 321), session.view().get().examples().component());
    }

    @Test
    void anExampleBecomesThePromptWithItsHeadLockedAndUndoBringsTheOldOneBack(FxRobot robot) {
        scanned(robot);
        Experiment before = session.experiment().get();
        robot.interact(() -> model.choose(new Head(0, 1)));
        untilKnown("L0H1");
        ShownExample first = shown().examples().getFirst();
        assertEquals(0.632639, first.occurrence().value(), 1e-4);
        assertEquals(0.632639, first.value(first.key()), 1e-4);
        robot.clickOn(robot.lookup(".example-row").nth(0).lookup(".example-value").queryLabeled());
        until(() -> session.view().get().workspace() == Workspace.HEADS);
        assertEquals(List.of(new Head(0, 1)), session.view().get().locks().heads());
        assertEquals(first.at(), session.view().get().locks().query());
        assertEquals(first.key(), session.view().get().locks().key());
        Prompt prompt = session.experiment().get().prompt();
        assertTrue(prompt instanceof Prompt.Text, "it is read back as the same tokens");
        assertEquals(model.text(first), prompt.written());
        assertNotEquals(before, session.experiment().get());
        until(() -> session.findings().get() != null && session.findings().get().experiment().equals(session.experiment().get()));
        assertEquals(first.window().ids().length, session.findings().get().tokens().length());
        robot.interact(session::undo);
        assertEquals(before, session.experiment().get());
    }

    @Test
    void byKeyboardANeuronsExampleIsReadTokenByTokenAndOpened(FxRobot robot) {
        scanned(robot);
        robot.interact(() -> session.look(view -> view.withExamples(view.examples().showing(new Neuron(2, 321)))));
        untilKnown("L2N321");
        ExampleRow row = robot.lookup(".example-row").nth(0).queryAs(ExampleRow.class);
        robot.interact(row::requestFocus);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.LEFT);
        String said = robot.lookup(".example-said").queryAs(Label.class).getText();
        assertTrue(said.endsWith("token 2 of text 159: L2N321 2.650"), said);
        robot.push(KeyCode.ENTER);
        until(() -> session.view().get().workspace() == Workspace.HEADS);
        assertEquals(Beside.NEURONS, session.view().get().beside().shown());
        assertEquals(new Neuron(2, 321), new Neuron(session.view().get().beside().layer(), session.view().get().beside().neuron()));
        assertEquals(2, session.view().get().locks().query());
        until(() -> session.findings().get() != null && session.findings().get().experiment().equals(session.experiment().get()));
        AtomicReference<NeuronActivations> known = new AtomicReference<>();
        robot.interact(() -> session.ask(this, Side.BEFORE, new NeuronActivations.Of(new Neuron(2, 321)), known::set));
        until(() -> known.get() != null);
        assertEquals(2.649815, known.get().values()[2], 1e-4); // TransformerLens', of the scan
    }

    @Test
    void aPassportIsReadAndSaved(FxRobot robot) {
        scanned(robot);
        robot.interact(() -> model.choose(new Head(0, 1)));
        robot.clickOn("Passport");
        until(() -> model.passports().passport().get() != null);
        Passport passport = Objects.requireNonNull(model.passports().passport().get());
        assertEquals("L0H1", passport.part());
        assertEquals(0.632639, Objects.requireNonNull(passport.corpus()).examples().getFirst().value(), 1e-4);
        assertEquals(PassportSections.of(passport).size(), robot.lookup(".passport-section").queryAll().size());
        robot.clickOn(".passport-save");
        Path page = folder.resolve("passport.html");
        until(() -> Files.exists(page));
        assertTrue(written(page).contains("L0H1 of tiny-english"));
    }

    @Test
    void theNeuronsOfAnMlpAreListedStrongestFirstAndTheFirstIsShown(FxRobot robot) {
        scanned(robot);
        robot.interact(() -> session.look(view -> view.withExamples(view.examples().showing(2, true))));
        until(() -> model.listing().listed().get().size() == 768 && names().stream().allMatch(name -> name.startsWith("L2N")));
        until(() -> model.shown().get() != null && shown().component().toString().equals(names().getFirst()));
        List<Double> strongest = onFx(() -> model.listing().listed().get().stream().map(each -> each.of(Figure.MAX)).toList());
        assertEquals(strongest.stream().sorted(Comparator.reverseOrder()).toList(), strongest);
    }

    @Test
    void aDroppedFolderOfPackedJsonLinesIsScannedWhenItIsWanted(FxRobot robot) throws IOException {
        until(() -> model.scans().possible().get());
        try (Writer to = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(folder.resolve("texts.jsonl.gz"))),
                StandardCharsets.UTF_8)) {
            to.write("{\"text\": \"Mary went to the park.\"}\n{\"text\": \"Tom has a red ball.\"}\n");
        }
        robot.clickOn(".scan-folder");
        until(() -> model.scans().fresh().forecast().get() != null);
        robot.clickOn(".forecast-leave");
        assertNull(model.scans().fresh().proposed().get());
        assertNull(model.scans().open().get(), "nothing is run");
        robot.interact(() -> CorpusDrop.take(folder, model.scans()));
        until(() -> model.scans().fresh().forecast().get() != null);
        robot.type(KeyCode.ENTER); // on Scan
        until(() -> model.scans().open().get() != null);
        assertEquals(2, model.scans().open().get().scan().counts().texts());
        robot.interact(() -> CorpusDrop.take(folder.resolve("none.txt"), model.scans()));
        until(() -> model.scans().fresh().proposed().get() == null);
        assertNotNull(model.scans().open().get(), "what is open stays");
    }

    @Test
    void aScanTakesTheMeansOfMeanAblationUnlessTheyAreNotWanted(FxRobot robot) throws IOException {
        Files.writeString(folder.resolve("few.txt"), "Mary went to the park.\nTom has a red ball.\n");
        until(() -> model.scans().possible().get());
        robot.interact(() -> CorpusDrop.take(folder.resolve("few.txt"), model.scans()));
        until(() -> model.scans().fresh().forecast().get() != null);
        robot.clickOn(".forecast-begin");
        until(() -> model.scans().open().get() != null);
        assertEquals(List.of("blocks.0.attn.hook_z", "blocks.1.attn.hook_z", "blocks.2.attn.hook_z", "blocks.3.attn.hook_z",
                "blocks.0.hook_mlp_out", "blocks.1.hook_mlp_out", "blocks.2.hook_mlp_out", "blocks.3.hook_mlp_out"), meanSites());
        Files.writeString(folder.resolve("other.txt"), "Mary went to the park.\nTom has a blue ball.\n");
        robot.interact(() -> CorpusDrop.take(folder.resolve("other.txt"), model.scans()));
        until(() -> model.scans().fresh().forecast().get() != null);
        long with = onFx(() -> Objects.requireNonNull(model.scans().fresh().forecast().get()).memory());
        robot.clickOn(".forecast-means");
        until(() -> model.scans().fresh().forecast().get() != null && model.scans().fresh().forecast().get().memory() < with);
        robot.clickOn(".forecast-begin");
        until(() -> model.scans().open().get() != null && model.scans().open().get().name().equals("other.txt"));
        assertEquals(List.of(), meanSites());
    }

    private List<String> meanSites() {
        return onFx(() -> Objects.requireNonNull(model.scans().open().get()).scan().plan().means().stream().map(ReadSite::site).toList());
    }

    @Test
    void directionsOfAScanAreListedAndScored(FxRobot robot) {
        until(() -> model.scans().possible().get());
        Path file = folder.resolve("logits.scan");
        try (InferenceEngine engine = TinyEnglish.engine()) {
            engine.answer(new ScanQuestion.OfScan("tiny-english", CORPUS, new ScanParts(false, List.of(), true, List.of(), List.of(), List
                    .of(" Mary", " John"), List.of()), 5, 1, file), _ -> {}, () -> false);
        }
        robot.interact(() -> CorpusDrop.take(file, model.scans()));
        until(() -> model.scans().open().get() != null);
        robot.clickOn("Directions");
        until(() -> names().equals(List.of(" Mary@logits", " John@logits")));
        untilKnown(" Mary@logits");
        ShownExample first = shown().examples().getFirst();
        assertEquals(first.occurrence().value(), first.value(first.at()), 1e-4);
        filter(robot, "john max>0");
        until(() -> names().equals(List.of(" John@logits")));
        untilKnown(" John@logits");
        assertTrue(session.view().get().examples().directions());
    }

    private static String written(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void randomExamplesLieInTheirRangesAndAnOwnTextIsScored(FxRobot robot) {
        scanned(robot);
        robot.interact(() -> session.look(view -> view.withExamples(view.examples().showing(new Neuron(2, 321)))));
        untilKnown("L2N321");
        robot.clickOn("Random");
        until(() -> shown().examples().size() == 15 && shown().examples().stream().allMatch(each -> each.values() != null));
        float[] limits = shown().statistics().limits();
        for (ShownExample each : shown().examples()) {
            assertTrue(each.bucket() == 0 || each.occurrence().value() >= limits[each.bucket() - 1]);
            assertTrue(each.bucket() == 4 || each.occurrence().value() < limits[each.bucket()]);
            assertEquals(each.occurrence().value(), each.value(each.at()), 1e-5);
        }
        assertFalse(robot.lookup(".example-bucket").queryAll().isEmpty());
        ShownExample any = shown().examples().getFirst();
        robot.clickOn(".own-field").write(model.text(any));
        until(() -> model.own().values().get() != null && model.own().values().get().tokens().length() == any.window().ids().length);
        assertEquals(any.occurrence().value(), model.own().values().get().values()[any.at()], 1e-5);
        assertEquals(model.text(any), session.view().get().examples().own());
        robot.interact(() -> model.own().text().setValue(""));
        until(() -> model.own().values().get() == null);
        assertNotNull(model.shown().get());
    }
}
