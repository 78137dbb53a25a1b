package glasshead.engine.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.hub.AddedFolders;
import glasshead.checkpoint.hub.HubCache;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// GPT-2 small's figures on a model of its layers, heads and tokenizer but with random weights, found in a cache: each can be measured, and
/// none of the numbers comes out.
class Gpt2FiguresTest {

    private static final String COMMIT = "607a30d783dfa663caf39e06633721c8d4cfcd7e";

    @TempDir
    Path folder;

    private Models models() throws IOException {
        Path repository = folder.resolve("cache/models--openai-community--gpt2");
        Path snapshot = new RandomCheckpoint(12, 24, 50257).with("n_head", 12).with("n_positions", 512).with("bos_token_id", 50256)
                .write(repository.resolve("snapshots").resolve(COMMIT));
        Files.createDirectories(repository.resolve("refs"));
        Files.writeString(repository.resolve("refs/main"), COMMIT);
        Path tokenizer = Path.of("src/test/resources/gpt2-tokenizer");
        Files.copy(tokenizer.resolve("encoder.json"), snapshot.resolve("vocab.json"));
        Files.copy(tokenizer.resolve("vocab.bpe"), snapshot.resolve("merges.txt"));
        HubSettings settings = HubSettings.from(Map.of("HF_HUB_CACHE", folder.resolve("cache").toString(), "HF_HUB_OFFLINE", "1"), folder);
        return new Models(new ModelLibrary(new ModelCatalogue(TestModels.GIVEN), new AddedFolders(folder.resolve("models.json"), _ -> {}),
                new HubCache(settings.cache())), settings);
    }

    @Test
    void theCacheIsFoundUnderBothNames() throws IOException {
        Models models = models();
        assertTrue(models.entry("gpt2").isHere());
        assertEquals(models.entry("gpt2"), models.entry("openai-community/gpt2"));
        assertEquals(List.of(" Mary"), models.example("openai-community/gpt2").contrast().answers());
    }

    @Test
    void eachCanBeMeasuredAndTellsAnotherModelApart() throws IOException {
        Verification verification = Verification.of("gpt2");
        try (InferenceEngine engine = new InferenceEngine(models())) {
            for (Figure figure : verification.figures()) {
                if (figure.kind().equals("map") && !figure.id().equals("patch-resid_pre")) {
                    // One of eight maps shows as much, and each runs thousands of variants.
                    continue;
                }
                FigureResult result = verification.measure(engine, figure, () -> false);
                assertFalse(result.got().contains("NaN") || result.got().contains("Infinity"), () -> figure.id() + ": " + result.got());
                assertFalse(result.agrees(), () -> figure.id() + ": " + result.expected() + " / " + result.got());
            }
        }
    }
}
