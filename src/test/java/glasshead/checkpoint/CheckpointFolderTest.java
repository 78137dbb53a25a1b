package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFolderTest {

    static {
        OfflineDjl.set();
    }

    @TempDir
    Path folder;

    private void refused(String sentence) {
        var message = assertThrows(BadInput.class, () -> CheckpointFolder.open(folder)).getMessage();
        assertTrue(message.contains(sentence), message);
    }

    @Test
    void eachMissingPartHasItsSentence() throws IOException {
        var message = assertThrows(BadInput.class, () -> CheckpointFolder.open(folder.resolve("none"))).getMessage();
        assertTrue(message.startsWith("There is no folder"), message);
        refused("has no config.json");
        Files.writeString(folder.resolve("config.json"), "{}");
        refused("no model.safetensors");
        Files.writeString(folder.resolve("pytorch_model.bin"), "pickle");
        refused("can run code when it is loaded: convert them");
        Files.write(folder.resolve("model.safetensors"), new RawSafetensors().build());
        assertFalse(CheckpointFolder.open(folder).hasTokenizer());
        var none = assertThrows(BadInput.class, () -> CheckpointFolder.open(folder).openTokenizer()).getMessage();
        assertTrue(none.contains("give the prompt as token ids"), none);
        for (var wrong : new String[] {"[]", "{", "", "{\"a\":1,\"a\":2}", "[".repeat(100_000)}) {
            Files.writeString(folder.resolve("config.json"), wrong);
            refused("config.json");
        }
        Files.writeString(folder.resolve("config.json"), " ".repeat((1 << 20) + 1));
        refused("more than the 1048576");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../model.safetensors", "/tmp/model.safetensors", "sub/model.safetensors", "..\\\\model.safetensors",
        "C:model.safetensors", "",
        ".safetensors", "model.bin", "model.safetensors\\u0000.safetensors", "~/model.safetensors", "model.safetensors\\n"})
    void indexMayOnlyNameFilesBesideIt(String shard) throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\":{\"w\":\"" + shard + "\"}}");
        var message = assertThrows(BadInput.class, () -> CheckpointFolder.open(folder).openTensors()).getMessage();
        assertTrue(message.contains("not the plain name"), message);
    }

    @Test
    void indexMustBeAMapAndItsShardsMustBeThere() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        for (var wrong : new String[] {"[]", "{}", "{\"weight_map\":{}}", "{\"weight_map\":[]}", "{\"weight_map\":{\"a\":1}}"}) {
            Files.writeString(folder.resolve("model.safetensors.index.json"), wrong);
            assertThrows(BadInput.class, () -> CheckpointFolder.open(folder).openTensors(), wrong);
        }
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\":{\"w\":\"model-1.safetensors\"}}");
        var absent = assertThrows(BadInput.class, () -> CheckpointFolder.open(folder).openTensors()).getMessage();
        assertTrue(absent.contains("'model-1.safetensors' is missing"), absent);
        Files.write(folder.resolve("model-1.safetensors"), new RawSafetensors().tensor("v", "F32", 1, new byte[4]).build());
        try (var tensors = CheckpointFolder.open(folder).openTensors()) {
            assertEquals(Set.of("v"), tensors.names(), "what the files have counts, whatever the index says");
            assertEquals(1, tensors.shape("v")[0]);
            var elsewhere = assertThrows(BadInput.class, () -> tensors.shape("w")).getMessage();
            assertTrue(elsewhere.contains("'w' is missing from the files that 'model.safetensors.index.json' names"), elsewhere);
        }
    }

    @Test
    void namesFromFilesStayOnOneShortLine() {
        assertEquals("'a?b?c'", Quoted.of("a\nb\u202Ec"));
        assertEquals(85, Quoted.of("x".repeat(100_000)).length());
    }
}
