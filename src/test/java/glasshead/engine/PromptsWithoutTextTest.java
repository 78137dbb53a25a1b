package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.RandomCheckpoint;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tokenizer that can't be used keeps no model from being opened: it takes token ids, also where they are written as a text.
class PromptsWithoutTextTest {

    private static final Options WITHOUT_BOS = new Options(false, false, List.of());
    private static final String UNIGRAM = """
            {"model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0.0], ["a", -1.0]]}}""";
    private static final String REPLACE = """
            {"normalizer": {"type": "Replace", "pattern": {"String": "x"}, "content": "y"}, "pre_tokenizer": null,
             "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "c": 2, "ab": 3}, "merges": ["a b"]}}""";

    @TempDir
    private Path folder;
    private InferenceEngine engine;

    @BeforeEach
    void open() {
        new RandomCheckpoint(1, 16, 10).write(folder);
        engine = TinyEnglish.engine();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Findings run(Prompt prompt, String answer) {
        return engine.run(new Experiment(folder.toString(), prompt, Prompt.NONE, Contrast.between(answer, "#7"), List.of(),
                WITHOUT_BOS), List.of(), () -> false);
    }

    private void refused(Prompt prompt, String answer, String said) {
        String sentence = assertThrows(BadInput.class, () -> run(prompt, answer)).getMessage();
        assertTrue(sentence.contains(said), sentence);
        assertEquals(1, sentence.lines().count());
    }

    @Test
    void idsAreReadAndTextIsToldWhatIsNotSupported() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), UNIGRAM);
        Findings found = run(new Prompt.Tokens(List.of(1, 2, 3)), "#5");
        assertArrayEquals(new int[] {1, 2, 3}, found.tokens().ids());
        assertFalse(found.model().hasText());
        assertTrue(found.model().notes().getFirst().contains("'Unigram'"), found.model().notes()::toString);
        assertArrayEquals(new int[] {1, 2, 3}, run(new Prompt.Text(" 1, 2 3"), "#5").tokens().ids());
        refused(new Prompt.Text("a"), "#5",
                "of type 'Unigram', and only BPE and WordLevel tokenizers are supported: give the prompt as token");
        refused(new Prompt.Text(""), "#5", "give token ids, as 5,17,3");
        refused(new Prompt.Text("1,10"), "#5", "Token id 10 is not in the vocabulary");
        refused(new Prompt.Text("1"), "a", "'Unigram'");
        Experiment cut = engine.answer(new Question.CutToFit(new Experiment(folder.toString(), new Prompt.Text("1 ".repeat(200).strip()),
                Prompt.NONE, Contrast
                        .between("#5", "#7"), List.of(), WITHOUT_BOS)), () -> false);
        assertEquals(found.model().context(), ((Prompt.Tokens) cut.prompt()).ids().size());
    }

    @Test
    void tokensHaveTheirNamesWhereOnlyTextCantBeRead() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), REPLACE);
        Findings found = run(new Prompt.Tokens(List.of(3, 2)), "ab");
        assertArrayEquals(new String[] {"ab", "c"}, found.tokens().labels());
        assertArrayEquals(new int[] {3}, found.contrast().answers());
        refused(new Prompt.Text("ab"), "ab", "the normalizer 'Replace', which is not supported");
        refused(new Prompt.Tokens(List.of(3)), "ba", "'Replace'");
    }

    @Test
    void aTokenizerWithMoreTokensThanTheEmbeddingReadsAllButThose() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), """
                {"added_tokens": [{"id": 12, "content": "[PAD]", "special": true}], "pre_tokenizer": null,
                 "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 5, "g": 6, "h": 7, "i": 8, "j": 9, "k": 10,
                  "l": 11}, "merges": []}}""");
        assertArrayEquals(new int[] {0, 1}, run(new Prompt.Text("ab"), "c").tokens().ids());
        refused(new Prompt.Text("ab[PAD]"), "c", "The token '[PAD]' has the id 12 and the model's embedding only 10 rows");
        refused(new Prompt.Text("ab"), "k", "The token 'k' has the id 10");
        assertTrue(String.join(" ", engine.model(folder.toString(), false).notes()).contains(
                "ids go up to 12 and the embedding has 10 rows"));
    }
}
