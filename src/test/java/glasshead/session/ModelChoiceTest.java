package glasshead.session;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.GivenSet;
import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.ui.OnScreen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// A set goes over to another model with the rows that are tokens there. The two models have vocabularies of different sizes.
@OnScreen
class ModelChoiceTest {

    private static final String FROM = "attn-only-2l";
    private static final String TO = "tiny-english";
    private static final Example READABLE = row(7, 5);
    private static final Example TOO_HIGH = row(7, 2000);

    private final List<String> notices = new ArrayList<>();
    private InferenceService service;
    private Session session;
    private ModelChoice choice;
    private Experiment example;

    private static Example row(int... ids) {
        return new Example(new Prompt.Tokens(Arrays.stream(ids).boxed().toList()), Prompt.NONE, List.of("#5"), List.of("#6"));
    }

    @Start
    void start(Stage stage) {
        Models models = new Models(TinyEnglish.MODELS);
        example = models.example(TO);
        service = GivenSet.service();
        session = new Session(GivenSet.runs(service), new Experiment(FROM, READABLE.prompt(), Prompt.NONE, Contrast.between("#5", "#6"),
                List.of(), Options.DEFAULT));
        choice = new ModelChoice(session, service, models::example, notices::add);
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private Experiment now() {
        return session.experiment().get();
    }

    private void untilRun() {
        until(() -> !session.running().get() && session.findings().get() != null && session.findings().get().experiment().equals(now()));
    }

    private void go(int shown, Example... rows) {
        onFx(() -> session.change(now -> now.withSubject(new Subject.OfSet(new DataSet("rows", List.of(rows)), shown, Contrast.LAST)).plus(
                Intervention.zero(new Head(0, 0)))));
        untilRun();
        onFx(() -> choice.choose(TO));
    }

    @Test
    void aSetOfTokensThatAreThereStays() {
        go(1, READABLE, READABLE);
        untilRun();
        assertEquals(TO, now().model());
        assertEquals("rows", now().set().name());
        assertEquals(1, now().subject().shown());
        assertEquals(List.of(), now().active(), "interventions are of the other model");
        assertEquals(List.of(), notices);
    }

    @Test
    void whereTheShownRowIsNotReadableTheFirstThatIsIsShownAndTheRestIsTold() {
        go(0, TOO_HIGH, READABLE, TOO_HIGH);
        until(() -> !notices.isEmpty());
        untilRun();
        assertEquals("rows", now().set().name());
        assertEquals(1, now().subject().shown());
        assertEquals("2 of 3 rows can't be used with this model; the list of prompts says why of each.", notices.getFirst());
        onFx(session::undo);
        assertEquals(FROM, now().model(), "one step");
        assertEquals(0, now().subject().shown());
    }

    @Test
    void whereNoRowIsReadableTheModelsExampleIsShownAndUndoBringsTheSetBack() {
        go(0, TOO_HIGH, TOO_HIGH);
        until(() -> !notices.isEmpty());
        untilRun();
        assertEquals(example, now());
        assertTrue(notices.getFirst().startsWith("No row of rows can be read by " + TO), notices.getFirst());
        onFx(session::undo);
        assertEquals("rows", now().set().name());
        assertEquals(FROM, now().model());
    }

    @Test
    void aPromptGivesWayToTheModelsExample() {
        untilRun();
        onFx(() -> choice.choose(TO));
        assertEquals(example, now());
    }

    @Test
    void aModelThatIsNotThereIsToldAndEverythingStays() {
        untilRun();
        Experiment before = now();
        onFx(() -> choice.choose("no-such-model"));
        assertEquals(before, now());
        assertTrue(session.problem().get().sentence().contains("no-such-model"), session.problem().get().sentence());
    }
}
