package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.Await;
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
        }, List.of());
    }

    @Test
    void aRunFails() {
        try (InferenceService service = broken()) {
            String sentence = told(told -> {
                service.onFailed(problem -> told.complete(problem.sentence()));
                service.request(TinyEnglish.experiment("ioi"));
            });
            assertTrue(sentence.contains("no library"), sentence);
            assertFalse(service.running().get());
        }
    }

    @Test
    void otherWorkFails() {
        try (InferenceService service = broken()) {
            assertTrue(told(told -> service.work((engine, cancelled) -> 1, done -> {}, told::complete)).contains("no library"));
            assertTrue(told(told -> service.knownScores("tiny-english", found -> {}, told::complete)).contains("no library"));
            assertTrue(told(told -> service.score("tiny-english", false, soFar -> {}, told::complete)).contains("no library"));
        }
    }
}
