package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.circuit.HypothesisFile;
import glasshead.circuit.HypothesisTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `scrub` and `scrub search` print; that the numbers are right is the engine's test.
class ScrubCommandTest {

    private static final String SET = "src/test/resources/reference/scrubbing/induction.csv";
    private static final String TREE = "{'name': 'copies', 'tree': {'unit': 'logits', 'rest': 'any', 'children': [{'unit': 'L1H1', "
            + "'feature': ['next']}]}}";

    @TempDir
    private Path folder;

    private Said by(String... more) throws IOException {
        Path file = folder.resolve("hypothesis.json");
        Files.writeString(file, TREE.replace('\'', '"'));
        String[] all = new String[more.length + 8];
        System.arraycopy(new String[] {"scrub", file.toString(), "--set", SET, "--model", "attn-only-2l", "--samples", "4"}, 0, all, 0, 8);
        System.arraycopy(more, 0, all, 8, more.length);
        return Said.by(all);
    }

    @Test
    void figuresHaveTheirErrorAndWhatToMindIsSaid() throws IOException {
        Said said = by("--json", "-");
        JsonNode loss = said.json().get("loss");
        assertTrue(loss.get("recovered").asDouble() > .8 && loss.get("recoveredError").asDouble() > 0, loss.toString());
        assertEquals(64, loss.get("perPrompt").size());
        assertTrue(said.err().contains("errors cancel"), said.err());
        String words = by().out();
        assertTrue(words.contains("recovered") && words.contains(" ± ") && words.contains(" %"), words);
    }

    @Test
    void partsAreRankedAndARefinementIsWritten() throws IOException {
        JsonNode parts = by("--parts", "--json", "-").json().get("parts");
        assertEquals("L1H1 → logits by any row instead of next", parts.get(0).get("part").asText());
        assertTrue(parts.get(0).get("loss").get("cost").asDouble() > parts.get(1).get("loss").get("cost").asDouble());
        Path refined = folder.resolve("refined.json");
        JsonNode found = by("--refine", "--out", refined.toString(), "--json", "-").json();
        assertEquals(HypothesisFile.read(refined).tree().all().size(), 3);
        assertTrue(found.get("proposal").get("words").asText().startsWith("L0H1 → L1H1.k by"), found.get("proposal").toString());
        assertTrue(by("--refine").out().contains("proposed: L0H1"));
    }

    @Test
    void aSearchPrintsItsPathAndWritesItsTree() throws IOException {
        Path out = folder.resolve("found.json");
        String[] search = {"scrub", "search", "--set", SET, "--model", "attn-only-2l", "--recover", "0.8", "--budget", "60", "--samples",
            "2",
            "--out", out.toString()};
        String words = Said.by(search).out();
        assertTrue(words.contains("L1H1 → logits") && words.contains("held out"), words);
        assertEquals("L1H1", HypothesisFile.read(out).tree().inputs().getFirst().unit());
    }

    @Test
    void templatesAreNamedAndCanBeScrubbed() throws IOException {
        String words = Said.by("scrub", "templates").out();
        for (HypothesisTemplate template : HypothesisTemplate.shipped()) {
            assertTrue(words.contains("scrub " + template.name() + "/1 --set " + template.set()), words);
        }
        assertTrue(Said.by("scrub", "induction/2", "--set", "induction-few-words", "--model", "attn-only-2l", "--samples", "1", "--json",
                "-").json().get("name").asText().startsWith("2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"scrub|Give a hypothesis and a set",
        "scrub induction/9 --set induction|no hypothesis 'induction/9'",
        "scrub induction/1 --set induction --metric entropy|no metric 'entropy'",
        "scrub induction/1 --set induction --parts --refine|not both",
        "scrub induction/1 --set induction --out x.json|--refine writes", "scrub induction/1 --set induction --until -1|standard error",
        "scrub induction/1 --set induction --samples 0|1 to 10000 samples", "scrub search --set induction --recover 2|a share above 0",
        "scrub search --set induction --budget 0|a budget of 1",
        "scrub search --set induction --metric entropy|no metric 'entropy'"})
    void whatCannotBeUsedGetsASentence(String arguments, String part) {
        Said said = Said.by(arguments.split(" "));
        assertEquals(2, said.status());
        assertTrue(said.err().contains(part), said.err());
    }
}
