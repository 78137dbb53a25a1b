package glasshead.ui.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.modular.FrequencyAblation.Place;
import glasshead.engine.HandBuiltAddition;
import glasshead.engine.InferenceEngine;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.ModularTask;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is computed when, and that the newest wins.
class ModularViewModelTest {

    private static final ModularTask TASK = new ModularTask(31, new boolean[0]);

    @TempDir
    private Path folder;
    private InferenceEngine engine;
    private HandWork work;
    private Session session;
    private ModularViewModel model;
    private Experiment early;
    private Experiment late;

    @BeforeEach
    void begin() {
        early = HandBuiltAddition.experiment(HandBuiltAddition.write(folder.resolve("early"), 31, List.of(3), 12));
        late = HandBuiltAddition.experiment(HandBuiltAddition.write(folder.resolve("late"), 31, List.of(2, 5, 9), 12));
        engine = TinyEnglish.engine();
        work = new HandWork(engine);
        session = new Session(work, early);
        model = new ModularViewModel(session, work);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    private void show(Experiment experiment) {
        session.change(now -> experiment);
        work.found(experiment, TASK);
    }

    @Test
    void nothingIsComputedWhileNobodyLooks() {
        assertFalse(model.offered().getValue());
        work.found(early, TASK);
        assertTrue(model.offered().getValue());
        assertTrue(work.pieces.isEmpty());
        model.seen(true);
        assertEquals(1, work.pieces.size());
        work.finishAll();
        assertEquals(List.of(3), model.shown().get().whole().keyFrequencies());
        assertEquals("", model.words().get());
        work.found(early, TASK); // the same model on another prompt
        assertTrue(work.pieces.isEmpty());
    }

    @Test
    void theNewestModelWins() {
        model.seen(true);
        work.found(early, TASK);
        session.change(now -> late);
        assertTrue(work.pieces.getFirst().cancelled, "nobody wants the early one any more");
        work.found(late, TASK);
        work.finishAll();
        assertEquals(List.of(2, 5, 9), model.shown().get().whole().keyFrequencies());
    }

    @Test
    void clickedFrequenciesAreTakenAwayAndBroughtBack() {
        model.seen(true);
        show(late);
        work.finishAll();
        Shown whole = model.shown().get();
        model.toggle(5);
        assertSame(whole, model.shown().get(), "what was there stays until the rest is known");
        work.finishAll();
        assertEquals(Set.of(5), model.removed().get());
        assertTrue(model.shown().get().ablated().scores().loss().all() > 2 * whole.whole().scores().loss().all());
        assertNotSame(whole.pictured(), model.shown().get().pictured());
        assertEquals("without 5", model.shown().get().remark());
        assertFalse(model.shown().get().ranAgain());
        model.place().set(Place.EMBEDDING);
        work.finishAll();
        assertTrue(model.shown().get().ranAgain());
        model.toggle(5);
        assertNull(model.shown().get().ablated());
        model.removeKeys();
        assertEquals(Set.of(2, 5, 9), model.removed().get());
        model.restore();
        work.finishAll();
        assertNull(model.shown().get().ablated());
        model.toggle(0);
        model.toggle(16);
        assertEquals(Set.of(), model.removed().get(), "there are frequencies 1 to 15");
    }

    @Test
    void whatIsTakenAwayStaysAwayInTheNextModel() {
        model.seen(true);
        show(late);
        work.finishAll();
        model.toggle(3);
        work.finishAll();
        show(early);
        work.finishAll();
        assertEquals(List.of(3), model.shown().get().whole().keyFrequencies());
        assertEquals("without 3", model.shown().get().remark());
    }

    @Test
    void itIsBehindFromTheChangeOnUntilEverythingIsShown() {
        session.change(now -> late);
        assertFalse(model.behind().get(), "nobody looks");
        model.seen(true);
        session.change(now -> early);
        assertTrue(model.behind().get(), "before the run ends");
        work.found(early, TASK);
        assertTrue(model.behind().get());
        work.finishAll();
        assertFalse(model.behind().get());
        model.toggle(3);
        assertTrue(model.behind().get());
        work.finishAll();
        assertFalse(model.behind().get());
        session.change(now -> late);
        model.seen(false);
        assertFalse(model.behind().get());
    }

    @Test
    void anotherKindOfModelIsNotWaitedFor() {
        model.seen(true);
        show(late);
        work.finishAll();
        session.change(now -> now.withModel("tiny-english"));
        assertTrue(model.behind().get());
        work.found(late.withModel("tiny-english"), null);
        assertFalse(model.behind().get());
    }

    @Test
    void anotherKindOfModelEmptiesTheView() {
        model.seen(true);
        show(late);
        work.finishAll();
        work.found(late.withModel("tiny-english"), null);
        assertNull(model.shown().get());
        assertTrue(model.words().get().contains("was not trained for modular addition"));
        assertFalse(model.offered().getValue());
        show(late);
        work.finishAll();
        assertNotNull(model.shown().get());
    }

    @Test
    void picturesShowWhatIsChosen() {
        PicturesViewModel pictures = new PicturesViewModel(model);
        assertNull(pictures.logits().get());
        model.seen(true);
        show(late);
        work.finishAll();
        Shown shown = model.shown().get();
        assertEquals(shown.whole().run().logitOfAnswer()[31 * 4 + 7], pictures.logits().get().at(4, 7));
        pictures.logitPicture().set(LogitPicture.OUTPUT);
        pictures.output().set(11);
        assertEquals(shown.whole().run().logitOf(11)[31 * 4 + 7], pictures.logits().get().at(4, 7));
        assertEquals("a 4 · b 7", pictures.logits().get().place(4, 7));
        pictures.logitPicture().set(LogitPicture.WAVES);
        assertEquals("cos 2 of a · sin 5 of b", pictures.logits().get().place(3, 10));
        assertEquals(List.of("const", "cos 1"), pictures.logits().get().table("Logits").rows().get(1).subList(0, 2));
        pictures.head().set(1);
        assertEquals(1 / 3.0, pictures.attention().get().at(30, 2), 1e-6);
        pictures.neuron().set(13);
        assertTrue(pictures.neurons().get().meaning().startsWith("Follows frequency 5"), pictures.neurons().get().meaning());
        assertEquals(961, pictures.neurons().get().table("One neuron").rows().size());
    }

    @Test
    void spectraAndReadOutsSayTheSame() {
        model.seen(true);
        show(late);
        work.finishAll();
        Spectrum neurons = Spectrum.of(Spectrum.Kind.NEURONS, model.shown().get().whole());
        assertEquals(12, neurons.values()[5][0]);
        assertEquals(15, Spectrum.of(Spectrum.Kind.LOGITS, model.shown().get().whole()).table().rows().size() - 1);
        assertEquals(4, ScoreRow.table(model.shown().get()).rows().size());
        assertEquals("Without what you click", ScoreRow.of(model.shown().get()).getLast().name());
    }

    @Test
    void numbersAreWrittenSoThatTheyCanBeRead() {
        assertEquals("3.2·10⁻⁷", ModularTexts.loss(3.21e-7));
        assertEquals("0.0123", ModularTexts.loss(0.01234));
        assertEquals("4.727", ModularTexts.loss(4.7274));
        assertEquals("–", ModularTexts.loss(Double.NaN));
        assertEquals("1.2·10⁶ ×", ModularTexts.ratio(1.2, 1e-6));
        assertEquals("41.3 ×", ModularTexts.ratio(41.3, 1));
        assertEquals("0.0028 ×", ModularTexts.ratio(0.0028, 1));
        assertEquals("4, 17 and 29", ModularTexts.list(List.of(4, 17, 29)));
    }

    @Test
    void whatIsTakenAwayIsAskedForAgainWhenTheWindowComesBack() {
        model.seen(true);
        show(late);
        work.finishAll();
        model.toggle(5);
        model.seen(false);
        work.finishAll();
        assertNull(model.shown().get().ablated());
        model.seen(true);
        work.finishAll();
        assertEquals("without 5", model.shown().get().remark());
        model.seen(false);
        model.seen(true);
        assertTrue(work.pieces.isEmpty(), "it is there");
    }

    @Test
    void theNextModelsPicturesAreNotThoseOfTheOneBefore() {
        model.seen(true);
        show(late);
        work.finishAll();
        model.toggle(5);
        work.finishAll();
        show(early);
        work.finishNext();
        model.toggle(3);
        work.finishAll();
        assertEquals(List.of(3), model.shown().get().whole().keyFrequencies());
        assertEquals(Set.of(3, 5), model.removed().get());
    }

    @Test
    void whatWasClickedWhileAnotherModelCameIsTakenAwayWhenTheOldOneIsBack() {
        model.seen(true);
        show(late);
        work.finishAll();
        show(early);
        model.toggle(5);
        show(late);
        work.finishAll();
        assertEquals(List.of(2, 5, 9), model.shown().get().whole().keyFrequencies());
        assertEquals("without 5", model.shown().get().remark());
    }

    @Test
    void aRefusalIsForgottenWithTheNextPictures() {
        model.seen(true);
        show(late);
        work.finishAll();
        model.toggle(5);
        work.pieces.removeFirst().refuse("There is no memory for it.");
        assertEquals("There is no memory for it.", model.words().get());
        assertNull(model.shown().get().ablated());
        model.toggle(2);
        work.finishAll();
        assertEquals("", model.words().get());
        model.toggle(9);
        work.pieces.removeFirst().refuse("There is no memory for it.");
        work.found(late, TASK); // another prompt
        work.finishAll();
        assertEquals("", model.words().get());
        assertEquals("without 2, 5 and 9", model.shown().get().remark());
    }
}
