package glasshead.ui.lens;

import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.Predictions;
import glasshead.analysis.Spread;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensReading;
import glasshead.engine.GivenSet;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.SetAverages;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Subject;
import glasshead.experiment.Where;
import glasshead.experiment.view.ExamplesLook;
import glasshead.experiment.view.LensKind;
import glasshead.experiment.view.LensMeasure;
import glasshead.experiment.view.LensSide;
import glasshead.experiment.view.LensSpot;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.Workspace;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.causal.Offer;
import glasshead.ui.format.Picture;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Mouse and keyboard on the lens of the shipped model.
@OnScreen
class LensRobotTest {

    private static final Head L2H4 = new Head(2, 4);

    private final ViewOptions options = new ViewOptions();
    private final Experiment first = TinyEnglish.experiment("ioi");
    private InferenceService service;
    private Session session;
    private LensViewModel model;
    private LensPanels panels;

    @Start
    void start(Stage stage) {
        service = new InferenceService(TinyEnglish::engine);
        session = new Session(GivenSet.runs(service), first);
        model = new LensViewModel(session, service);
        panels = new LensPanels(model, service, options);
        SplitPane all = new SplitPane(panels.lens(), panels.place(), panels.layers());
        all.setDividerPositions(0.6, 0.8);
        stage.setScene(Picture.scene(all, 1300, 560, options));
        stage.show();
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private LensGrid grid(FxRobot robot) {
        return robot.lookup(".lens-grid").queryAs(LensGrid.class);
    }

    private void awaitAll() {
        until(() -> session.findings().get() != null && model.found() == session.findings().get() && model.length() > 0 && IntStream.range(
                0,
                model.length()).allMatch(position -> model.cell(Side.BEFORE, 0, position) != null && model.cell(Side.AFTER, 0,
                        position) != null));
    }

    private Point2D at(FxRobot robot, int row, int position) {
        LensGrid grid = grid(robot);
        robot.interact(() -> grid.bringIn(row, position));
        LensLayout places = grid.places();
        return grid.localToScreen(places.x(position) + places.cellWidth() / 2, places.y(row) + places.rowHeight() / 2);
    }

    @Test
    void theCellsAreTransformerLensNumbers(FxRobot robot) {
        robot.interact(() -> model.need(0, 15));
        awaitAll();
        JsonNode lens = TinyEnglish.json("values.json").get("ioi").get("logitLens");
        assertEquals(5, lens.size());
        for (int row = 0; row < 5; row++) {
            JsonNode there = lens.get(row);
            for (int position = 0; position < 15; position++) {
                LensCell cell = known(model.cell(Side.BEFORE, row, position));
                assertEquals(there.get("top1").get(position).asInt(), cell.top().getFirst().id());
            }
            assertEquals(there.get("logitDifferenceAtEnd").asDouble(), known(model.cell(Side.BEFORE, row, 14)).logitDifference(),
                    1e-3);
        }
    }

    private static LensCell known(LensCell cell) {
        assertNotNull(cell);
        return cell;
    }

    @Test
    void aClickedCellShowsEveryTokenAndIsSteeredThere(FxRobot robot) {
        robot.interact(() -> model.need(0, 15));
        awaitAll();
        robot.clickOn(at(robot, 3, 14));
        assertEquals(new LensSpot(3, false, 14), session.view().get().lens().spot());
        TableView<?> table = robot.lookup(".lens-tokens").queryTableView();
        until(() -> !table.getItems().isEmpty());
        PlaceViewModel.Token top = (PlaceViewModel.Token) table.getItems().getFirst();
        assertEquals(known(model.cell(Side.AFTER, 3, 14)).top().getFirst().id(), top.id());
        assertEquals(session.findings().get().model().vocabulary().size(), table.getItems().size());
        double sum = table.getItems().stream().mapToDouble(token -> ((PlaceViewModel.Token) token).after()).sum();
        assertEquals(1, sum, 1e-4);

        MenuButton change = robot.lookup("Change this").queryAs(MenuButton.class);
        robot.interact(change::show);
        assertTrue(change.getItems().getFirst().getText().startsWith("Patch L3 resid_pre at "), change.getItems().getFirst().getText());
        robot.interact(() -> change.getItems().getFirst().fire());
        assertEquals(List.of(new Intervention(Where.layer(Site.RESID_PRE, 3), Positions.of(14), new Action.CopyOther())), session
                .experiment().get().interventions());
        robot.interact(() -> model.need(0, 15));
        until(() -> session.findings().get().hasAblation());
        awaitAll();
        robot.interact(() -> model.side().set(LensSide.CHANGE));
        assertEquals(0, model.shade(2, 14), 1e-6, "before it nothing changes");
        assertTrue(Math.abs(model.shade(3, 14)) > 1e-3);
    }

    @Test
    void theMenuOfACellOffersWhatCanBeDoneThere(FxRobot robot) {
        robot.interact(() -> model.need(0, 15));
        awaitAll();
        PlaceViewModel place = new PlaceViewModel(model);
        robot.interact(() -> model.middle().set(true));
        until(() -> model.places().size() == 9);
        List<String> words = place.offers(3, 4).stream().flatMap(List::stream).map(Offer::words).toList();
        assertTrue(words.getFirst().startsWith("Patch L1 resid_mid at "), words.toString());
        assertTrue(words.stream().anyMatch(each -> each.startsWith("Steer towards ·Mary at L1 resid_mid")), words.toString());
        assertTrue(place.offers(8, 4).getFirst().getFirst().words().startsWith("Patch L3 resid_post at "));
    }

    @Test
    void theKeyboardReadsAndLocks(FxRobot robot) {
        robot.interact(() -> model.need(0, 15));
        awaitAll();
        robot.interact(() -> grid(robot).requestFocus());
        robot.type(KeyCode.LEFT);
        assertEquals(new Pointed(4, 14), grid(robot).pointed().get());
        robot.type(KeyCode.UP, 2).type(KeyCode.LEFT);
        assertEquals(new Pointed(2, 13), grid(robot).pointed().get());
        assertTrue(grid(robot).getAccessibleText().contains("before block 2"), grid(robot).getAccessibleText());
        robot.type(KeyCode.ENTER);
        assertEquals(new LensSpot(2, false, 13), session.view().get().lens().spot());
        robot.type(KeyCode.ESCAPE);
        assertEquals(LensSpot.NONE, session.view().get().lens().spot());
    }

    @Test
    void menuAndKeyLeadToExamplesOfWhatWroteThere(FxRobot robot) {
        robot.interact(() -> model.middle().set(true));
        robot.interact(() -> model.need(0, 15));
        until(() -> model.places().size() == 9);
        robot.interact(() -> grid(robot).requestFocus());
        robot.type(KeyCode.LEFT).type(KeyCode.UP, 2);
        assertEquals(6, grid(robot).pointed().get().row());
        robot.type(KeyCode.E);
        assertEquals(Workspace.EXAMPLES, session.view().get().workspace());
        assertEquals(ExamplesLook.USUAL.showing(2, true), session.view().get().examples());
        robot.type(KeyCode.UP);
        robot.interact(() -> grid(robot).fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null)));
        robot.clickOn("Examples of the heads of layer 2 in a corpus (E)");
        assertEquals(ExamplesLook.USUAL.showing(2, false), session.view().get().examples());
        PlaceViewModel place = new PlaceViewModel(model);
        assertNull(place.exampled(0), "before the first block only embeddings wrote");
    }

    @Test
    void anInterventionIsReadBeforeAndAfter(FxRobot robot) {
        robot.interact(() -> model.need(0, 15));
        awaitAll();
        LensCell untouched = model.cell(Side.BEFORE, 4, 14);
        robot.interact(() -> session.change(now -> now.toggled(L2H4)));
        until(() -> session.findings().get().hasAblation());
        robot.interact(() -> model.need(0, 15));
        awaitAll();
        assertEquals(untouched, model.cell(Side.BEFORE, 4, 14), "what is untouched is not read again");
        assertEquals(session.findings().get().ablated().get(Predictions.ANALYSIS).logitDifference(), known(model.cell(Side.AFTER, 4,
                14)).logitDifference(), 1e-4);
        robot.interact(() -> {
            model.side().set(LensSide.CHANGE);
            model.measure().set(LensMeasure.LOGIT_DIFFERENCE);
        });
        assertEquals(known(model.cell(Side.AFTER, 4, 14)).logitDifference() - untouched.logitDifference(), model.shade(4, 14), 1e-6);
        assertEquals(0, model.shade(2, 14), 1e-6, "nothing changes before the head");
        Curves curves = curves(robot);
        assertEquals(2, curves.lines().size());
        assertEquals(untouched.logitDifference(), curves.lines().getFirst().values()[4], 1e-9);
        assertTrue(curves.lines().getFirst().before());
    }

    @Test
    void withoutAFittedLensThePanelSaysWhatToDoAndALongPromptIsReadInParts(FxRobot robot) {
        awaitPicture();
        robot.interact(() -> model.kind().set(LensKind.TUNED));
        until(() -> robot.lookup(".waiting-label").queryAll().stream().anyMatch(node -> node.isVisible() && ((Label) node)
                .getText().endsWith("press Fit.")));
        assertTrue(robot.lookup("Fit").tryQuery().isPresent());
        robot.interact(() -> model.kind().set(LensKind.LOGIT));
        String text = IntStream.range(0, 7).mapToObj(_ -> "Mary gave a book to John.").collect(Collectors.joining(" "));
        robot.interact(() -> session.change(now -> now.withPrompt(new Prompt.Text(text))));
        until(() -> session.findings().get().tokens().length() > 40);
        until(() -> model.length() > 40 && model.cell(Side.AFTER, 0, 0) != null);
        assertTrue(grid(robot).places().mostLeft() > 0, "cells stay as wide as a token and scroll");
        assertTrue(IntStream.range(0, model.length()).anyMatch(position -> model.cell(Side.AFTER, 0, position) == null),
                "what is out of sight is not read");
        robot.interact(() -> grid(robot).bringIn(0, model.length() - 1));
        until(() -> model.cell(Side.AFTER, 0, model.length() - 1) != null);
    }

    private void awaitPicture() {
        until(() -> model.length() > 0);
    }

    @Test
    void withoutAnAnswerTheCurvesSayWhatToDo(FxRobot robot) {
        awaitPicture();
        assertFalse(robot.lookup(".waiting-label").queryAll().stream().anyMatch(Node::isVisible));
        robot.interact(() -> session.change(now -> now.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST))));
        awaitPicture();
        until(() -> robot.lookup(".waiting-label").queryAllAs(Label.class).stream().anyMatch(label -> label.isVisible() && label.getText()
                .equals("Give an answer, above at the right: it is followed over the layers here.")));
    }

    @Test
    void theTableHasARowForEachCell(FxRobot robot) {
        robot.interact(() -> model.need(0, 15));
        awaitAll();
        Panel panel = panels.lens();
        robot.interact(() -> assertEquals(5 * 15, panel.table().orElseThrow().rows().size()));
        assertEquals("end", panel.table().orElseThrow().rows().get(4).getFirst());
    }

    @Test
    void aLensIsFittedAndReadWhileTheWindowStaysLive(FxRobot robot) {
        awaitPicture();
        List<Prompt> texts = IntStream.range(0, 3).mapToObj(i -> (Prompt) new Prompt.Text("When Mary and John went to the store, John gave "
                + i)).toList();
        robot.interact(() -> {
            model.kind().set(LensKind.JACOBIAN);
            model.lenses().begin(Optional.of(texts));
        });
        until(() -> robot.lookup("Stop").tryQuery().isPresent());
        robot.interact(() -> session.change(now -> now.toggled(L2H4)));
        until(() -> model.lenses().lens().get() instanceof FittedLens);
        Fit fit = model.lenses().fit().get();
        assertEquals("", fit.problem());
        assertEquals(3, fit.progress().curves().getFirst().size());
        robot.interact(() -> model.need(0, 15));
        awaitAll();
        assertEquals(0, known(model.cell(Side.AFTER, 4, 14)).kl(), 1e-4, "at the end the Jacobian is the identity");
        assertTrue(robot.lookup("Fit again").tryQuery().isPresent());
    }

    @Test
    void overASetTheCurvesAreMeansWithErrors(FxRobot robot) {
        awaitPicture();
        DataSet set = new DataSet("two", List.of(new Example(first.prompt(), Prompt.NONE, List.of(" Mary"), List.of(" John")), new Example(
                first.other(), Prompt.NONE, List.of(" John"), List.of(" Mary"))));
        robot.interact(() -> {
            model.measure().set(LensMeasure.LOGIT_DIFFERENCE);
            session.change(now -> now.withSubject(new Subject.OfSet(set, 0, Contrast.LAST)));
        });
        until(() -> curves(robot) != null && curves(robot).lines().getFirst().errors().length == 5);
        Curves.Curve mean = curves(robot).lines().getFirst();
        SetAverages expected;
        try (InferenceEngine engine = TinyEnglish.engine()) {
            expected = engine.answer(new Question.Averages(first.model(), set, Contrast.LAST, List.of(), new LensReading.Numbers(
                    new Lens.Logit(), false), false, Options.DEFAULT), () -> false);
        }
        for (int row = 0; row < 5; row++) {
            Spread spread = expected.spreads().get(row * LensCell.NAMES.size());
            assertEquals(spread.mean(), mean.values()[row], 1e-6);
            assertEquals(spread.standardError(), mean.errors()[row], 1e-6);
        }
    }

    private static Curves curves(FxRobot robot) {
        return robot.lookup(node -> node instanceof CurvePicture picture && !picture.curves().get().steps().isEmpty()).tryQuery().map(
                node -> ((CurvePicture) node).curves().get()).orElse(null);
    }
}
