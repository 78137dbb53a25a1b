package glasshead.session;

import static glasshead.Await.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.Predictions;
import glasshead.engine.Agreement;
import glasshead.engine.EffectMap;
import glasshead.engine.Question;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.Prompt;
import glasshead.ui.OnScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/// Maps, runs and typing share one inference thread and must not share anything else.
@OnScreen
class MapsWhileTypingTest {

    private static CompletableFuture<EffectMap> map(InferenceService service, Experiment experiment, MapKind kind) {
        CompletableFuture<EffectMap> whole = new CompletableFuture<>();
        service.answer(new Question.Map(experiment, kind, false), map -> {
            if (map.complete()) {
                whole.complete(map);
            }
        }, sentence -> whole.completeExceptionally(new AssertionError(sentence)));
        return whole;
    }

    private static void agrees(String prompt, EffectMap map) {
        List<Double> expected = new ArrayList<>();
        flatten(TinyEnglish.json("maps.json").get(prompt).get(map.kind().key()), expected);
        for (int cell = 0; cell < expected.size(); cell++) {
            Agreement.agree(map.kind() + " " + cell, expected.get(cell), map.values()[cell], 1e-4);
        }
    }

    private static void flatten(JsonNode values, List<Double> into) {
        if (values.isArray()) {
            values.forEach(each -> flatten(each, into));
        } else {
            into.add(values.asDouble());
        }
    }

    @Test
    void twoMapsAndTypingNeverMix() {
        Experiment ioi = TinyEnglish.experiment("ioi");
        Experiment years = TinyEnglish.experiment("years");
        try (InferenceService service = new InferenceService(TinyEnglish::engine)) {
            AtomicReference<Session> session = new AtomicReference<>();
            CompletableFuture<EffectMap> first = map(service, ioi, MapKind.ZERO_BY_POSITION);
            CompletableFuture<EffectMap> second = map(service, years, MapKind.PATCH_RESID_PRE);
            CompletableFuture<Double> typed = new CompletableFuture<>();
            Platform.runLater(() -> {
                session.set(new Session(new Runs(service, List.of(Predictions.ANALYSIS)), ioi));
                session.get().findings().subscribe(found -> {
                    if (found != null && found.experiment().equals(years)) {
                        typed.complete(found.baseline().get(Predictions.ANALYSIS).logitDifference());
                    }
                });
                for (int words = 1; words < 30; words++) {
                    String text = " red".repeat(words);
                    session.get().change(now -> now.withPrompt(new Prompt.Text(text)).withOther(Prompt.NONE));
                }
                session.get().change(now -> years);
            });
            agrees("ioi", get(first));
            agrees("years", get(second));
            assertEquals(1.605923, get(typed), 1e-4);
        }
    }

    @Test
    void aCancelledMapDeliversNothingMore() {
        try (InferenceService service = new InferenceService(TinyEnglish::engine)) {
            CompletableFuture<Integer> begun = new CompletableFuture<>();
            List<Integer> afterwards = new ArrayList<>();
            AtomicReference<Handle> handle = new AtomicReference<>();
            Platform.runLater(() -> handle.set(service.answer(new Question.Map(TinyEnglish.experiment("ioi"), MapKind.ZERO_BY_POSITION,
                    false), map -> {
                        if (begun.isDone()) {
                            afterwards.add(map.done());
                        } else {
                            begun.complete(map.done());
                            handle.get().cancel();
                        }
                    }, sentence -> begun.completeExceptionally(new AssertionError(sentence)))));
            assertTrue(get(begun) < 360);
            get(map(service, TinyEnglish.experiment("ioi"), MapKind.ZERO));
            assertEquals(List.of(), afterwards);
        }
    }
}
