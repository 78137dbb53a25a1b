package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.Await;
import glasshead.engine.Question;
import glasshead.engine.TinyEnglish;
import glasshead.ui.OnScreen;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/// Whatever is thrown on the inference thread, an error of a library too, ends what waits for it on the FX thread.
@OnScreen
class EngineFailureTest {

    private static String told(Consumer<CompletableFuture<String>> asking) {
        CompletableFuture<String> told = new CompletableFuture<>();
        Platform.runLater(() -> asking.accept(told));
        return Await.get(told);
    }

    private static InferenceService broken() {
        return new InferenceService(() -> {
            throw new AssertionError("no library");
        });
    }

    @Test
    void aRunFails() {
        try (InferenceService service = broken()) {
            String sentence = told(told -> {
                Runs runs = new Runs(service, List.of());
                runs.onFailed(problem -> told.complete(problem.sentence() + runs.running().get()));
                runs.request(TinyEnglish.experiment("ioi"));
            });
            assertTrue(sentence.contains("no library") && sentence.endsWith("false"), sentence);
        }
    }

    @Test
    void otherWorkFails() {
        try (InferenceService service = broken()) {
            for (Question<?> question : List.of(new Question.KnownScores("tiny-english", false), new Question.Scores("tiny-english", false,
                    1,
                    false))) {
                assertTrue(told(told -> service.answer(question, _ -> {}, told::complete)).contains("no library"));
                assertTrue(told(told -> service.ofAnyModel().answer(question, _ -> {}, told::complete)).contains("no library"));
            }
        }
    }
}
