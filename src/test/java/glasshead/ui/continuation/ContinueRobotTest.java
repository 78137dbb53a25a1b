package glasshead.ui.continuation;

import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.NextToken;
import glasshead.engine.Continuation;
import glasshead.engine.GivenSet;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.experiment.Sampling;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A prompt going on in the window, beside what the engine says.
@OnScreen
class ContinueRobotTest {

    private final Experiment ioi = TinyEnglish.experiment("ioi");
    private final Experiment first = ioi.withOther(Prompt.NONE).withPrompt(new Prompt.Text("When Mary and John went"));
    private InferenceService service;
    private Session session;
    private ContinueViewModel model;

    @Start
    void start(Stage stage) {
        service = new InferenceService(TinyEnglish::engine);
        session = new Session(GivenSet.runs(service), first);
        model = new ContinueViewModel(session, service);
        stage.setScene(Picture.scene(new ContinueView(model).panel(), 700, 400, new ViewOptions()));
        stage.show();
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private static Continuation engine(Experiment experiment, List<Integer> begun, Sampling sampling, int count) {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            return engine.answer(new Question.Continue(experiment, begun, sampling, count, 10), _ -> {}, () -> false);
        }
    }

    private static List<Integer> ids(List<NextToken> tokens) {
        return tokens.stream().map(NextToken::id).toList();
    }

    private void set(FxRobot robot, int count, double temperature) {
        robot.interact(() -> session.look(now -> now.withContinuation(now.continuation().withCount(count).withTemperature(temperature))));
    }

    private void await() {
        until(() -> !model.running().get() && model.going().get().found() != null);
    }

    @Test
    void itSaysWhatTheEngineSaysAndFollowsTheInterventions(FxRobot robot) {
        until(() -> session.findings().get() != null);
        set(robot, 8, 0);
        robot.clickOn(".continue-button");
        await();
        Continuation expected = engine(first, List.of(), Sampling.GREEDY, 8);
        assertEquals(expected.untouched().tokens(), model.going().get().tokens(false));
        assertEquals(expected.untouched().tokens().size(), robot.lookup(".continue-token").queryAll().size());
        assertEquals(List.of(), model.going().get().tokens(true));

        Experiment steered = first.toggled(List.of(new Head(2, 4), new Head(3, 1), new Head(1, 2)));
        robot.interact(() -> session.change(_ -> steered));
        until(() -> !model.going().get().tokens(true).isEmpty() && !model.running().get());
        Continuation both = engine(steered, List.of(), Sampling.GREEDY, 8);
        assertEquals(both.untouched().tokens(), model.going().get().tokens(false));
        assertEquals(known(both.steered()).tokens(), model.going().get().tokens(true));
    }

    private static Continuation.Line known(Continuation.Line line) {
        assertNotNull(line);
        return line;
    }

    @Test
    void aTokenIsTakenInAnothersPlace(FxRobot robot) {
        until(() -> session.findings().get() != null);
        set(robot, 6, 0);
        robot.clickOn(".continue-button");
        await();
        List<NextToken> before = model.going().get().tokens(false);
        Button third = (Button) new ArrayList<>(robot.lookup(".continue-token").queryAll()).get(2);
        robot.clickOn(third);
        ContextMenu menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).findFirst()
                .orElseThrow();
        assertEquals(10, menu.getItems().size());
        robot.interact(() -> menu.getItems().get(1).fire());
        until(() -> !model.running().get() && model.going().get().tokens(false).size() == 6);
        List<Integer> now = ids(model.going().get().tokens(false));
        List<Integer> begun = new ArrayList<>(ids(before).subList(0, 2));
        begun.add(before.get(2).alternatives().get(1).id());
        assertEquals(begun, now.subList(0, 3));
        assertEquals(ids(engine(first, begun, Sampling.GREEDY, 3).untouched().tokens()), now.subList(3, 6));
    }

    @Test
    void drawnTokensComeBackByTheirSeedAndBecomeThePrompt(FxRobot robot) {
        until(() -> session.findings().get() != null);
        set(robot, 5, 1.2);
        robot.clickOn(".continue-button");
        await();
        assertEquals(engine(first, List.of(), new Sampling(1.2, 0, 1, 1), 5).untouched().tokens(), model.going().get().tokens(false));
        List<Integer> expected = new ArrayList<>(ids(model.going().get().tokens(false)));
        int length = session.findings().get().tokens().length();
        robot.clickOn("Use as prompt");
        until(() -> !session.experiment().get().equals(first));
        until(() -> session.findings().get().experiment().equals(session.experiment().get()));
        int[] ids = session.findings().get().tokens().ids();
        expected.removeIf(id -> id == ids[0]); // the end of the text is no part of a prompt
        assertEquals(expected, Arrays.stream(ids).skip(length).boxed().toList());
        assertEquals(List.of(), model.going().get().tokens(false), "another prompt has not gone on yet");
        robot.interact(session::undo);
        assertEquals(first, session.experiment().get());
    }

    @Test
    void whatIsThereStaysWhenItIsStopped(FxRobot robot) {
        until(() -> session.findings().get() != null);
        set(robot, 10_000, 0);
        robot.interact(() -> session.change(now -> now.withPrompt(new Prompt.Text("When"))));
        until(() -> session.findings().get().experiment().equals(session.experiment().get()));
        robot.interact(model::go);
        until(() -> model.going().get().tokens(false).size() >= 3);
        robot.interact(model::stop);
        List<NextToken> there = model.going().get().tokens(false);
        assertFalse(model.running().get());
        assertTrue(there.size() >= 3);
        robot.interact(() -> assertEquals(there, model.going().get().tokens(false)));
    }
}
