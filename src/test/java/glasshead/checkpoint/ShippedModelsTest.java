package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedModelsTest {

    static {
        OfflineDjl.set();
    }

    private final ModelCatalogue catalogue = new ModelCatalogue(TestModels.SHIPPED);

    @Test
    void areListedAndComplete() {
        assertEquals(List.of("attn-only-0l", "attn-only-1l", "attn-only-2l", "mod-add", "sort-letters", "tiny-english"), catalogue.names());
        for (var name : catalogue.names()) {
            var folder = CheckpointFolder.open(catalogue.resolve(name));
            assertTrue(Files.isRegularFile(folder.folder().resolve("README.md")), "a model card");
            try (var tensors = folder.openTensors(); var tokenizer = folder.openTokenizer()) {
                assertEquals(folder.config().get("vocab_size").intValue(), tokenizer.size());
                assertEquals(tokenizer.size(), tensors.shape("transformer.wte.weight")[0]);
                assertEquals(List.of(), tokenizer.notes(), "transformers reads it in the same way");
            }
        }
    }

    @Test
    void eachExampleIsWrittenInTheTokensOfItsModel() {
        for (var name : catalogue.names()) {
            var folder = CheckpointFolder.open(catalogue.resolve(name));
            var example = ModelExample.read(folder.folder());
            if (folder.hasTokenizer()) {
                try (var tokenizer = folder.openTokenizer()) {
                    assertTrue(tokenizer.encode(example.prompt()).length > 0, name);
                    Stream.of(example.answers(), example.distractors()).flatMap(List::stream)
                            .forEach(token -> assertTrue(tokenizer.idOf(token) >= 0, () -> name + ": " + token));
                    assertTrue(example.other().isEmpty() || tokenizer.encode(example.prompt()).length == tokenizer.encode(example
                            .other()).length, name);
                }
            }
        }
    }

    @Test
    void theReferenceModelGivesTheIdsOfTheReference() {
        var folder = TestModels.GIVEN.resolve("tiny-english");
        var example = ModelExample.read(folder);
        try (var tokenizer = CheckpointFolder.open(folder).openTokenizer()) {
            // Ids from the TransformerLens reference run (prompts.json, without BOS).
            assertArrayEquals(new int[] {845, 1168, 290, 787, 794, 284, 262, 1051, 11, 787, 947, 257, 1089, 284}, tokenizer.encode(example
                    .prompt()));
            assertEquals(1168, tokenizer.idOf(example.answers().getFirst()));
            assertEquals(787, tokenizer.idOf(example.distractors().getFirst()));
            assertEquals("·Mary", tokenizer.label(1168));
            assertEquals("<|endoftext|>", tokenizer.label(1817));
            assertEquals(4, example.referencePrompts().size());
            assertEquals(tokenizer.encode(example.prompt()).length, tokenizer.encode(example.other()).length);
        }
    }

    @Test
    void numbersAreTokens() {
        try (var tokenizer = CheckpointFolder.open(catalogue.resolve("mod-add")).openTokenizer()) {
            for (int number = 0; number < 113; number++) {
                assertArrayEquals(new int[] {number, 112 - number, 113}, tokenizer.encode(number + " " + (112 - number) + " ="));
            }
        }
    }

    @Test
    void threeLettersAreATokenizer() {
        try (var tokenizer = CheckpointFolder.open(catalogue.resolve("sort-letters")).openTokenizer()) {
            assertArrayEquals(new int[] {2, 1, 0, 1, 2, 0}, tokenizer.encode("CBABCA"));
            assertEquals(List.of("A", "B", "C"), tokenizer.labels());
            assertEquals(-1, tokenizer.idOf("D"));
            var refused = assertThrows(BadInput.class, () -> tokenizer.encode("CBD"));
            assertEquals("The letter 'D' is not in this model's vocabulary (A, B, C): use only these.", refused.getMessage());
            var lowerCase = assertThrows(BadInput.class, () -> tokenizer.encode("abc"));
            assertTrue(lowerCase.getMessage().startsWith("The letter 'a' is not"), lowerCase.getMessage());
        }
    }

    @Test
    void folderMayStandInForAName(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("config.json"), "{}");
        assertEquals(other, catalogue.resolve(other.toString()));
        var refused = assertThrows(BadInput.class, () -> catalogue.resolve("tiny-engish"));
        assertTrue(refused.getMessage().contains("sort-letters, tiny-english"), refused.getMessage());
        assertThrows(BadInput.class, () -> catalogue.resolve(""));
        assertThrows(BadInput.class, () -> catalogue.resolve("\0"));
        assertEquals(List.of(), new ModelCatalogue(other.resolve("none")).names());
    }

    @Test
    void exampleIsOptionalButMustBeRight(@TempDir Path folder) throws Exception {
        var general = ModelExample.read(folder);
        assertEquals("", general.prompt());
        assertEquals(8, general.referencePrompts().size());
        for (var wrong : List.of("[]", "{\"prompt\": 3}", "{\"answers\": \" Mary\"}", "{\"answers\": [[]]}", "{\"other\": null}", "{",
                "{\"prompt\":\"a\",\"prompt\":\"b\"}")) {
            Files.writeString(folder.resolve("glasshead.json"), wrong);
            assertThrows(BadInput.class, () -> ModelExample.read(folder), wrong);
        }
        Files.writeString(folder.resolve("glasshead.json"), "{\"prompt\": \"Hello\", \"answers\": [\" you\"]}");
        assertEquals(new ModelExample("Hello", List.of(" you"), List.of(), general.referencePrompts(), ""), ModelExample.read(folder));
    }
}
