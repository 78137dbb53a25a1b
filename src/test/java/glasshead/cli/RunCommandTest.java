package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.engine.TinyEnglish;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that run experiments: the numbers of the reference, nothing but JSON where that was asked for, one sentence about bad
/// input.
class RunCommandTest {

    private static final String MARY = "When Mary and John went to the store, John gave a drink to";
    private static final String OTHER = "When Mary and John went to the store, Mary gave a drink to";

    @TempDir
    private Path folder;

    private static JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--prompt", MARY, "--other-prompt", OTHER, "--answer", " Mary", "--distractor", " John", "--json", "-"));
        Said said = Said.by(all.toArray(String[]::new));
        assertEquals(0, said.status(), said.err());
        return new ObjectMapper().readTree(said.out());
    }

    @Test
    void printsNothingButJson() throws IOException {
        JsonNode got = json("run", "--model", "tiny-english");
        JsonNode expected = TinyEnglish.json("values.json").get("ioi");
        assertEquals(15, got.get("tokens").size());
        assertEquals(1817, got.get("tokens").get(0).get("id").asInt());
        assertEquals(expected.get("logitDifference").asDouble(), got.get("baseline").get("logitDifference").asDouble(), 1e-4);
        assertEquals(expected.get("top").get(0).get("token"), got.get("baseline").get("top").get(0).get("token"));
        assertEquals(expected.get("attribution").get("heads").get(2).get(4).asDouble(),
                got.get("baseline").get("attribution").get("heads").get(2).get(4).asDouble(), 1e-4);
        assertFalse(got.has("ablated"));
    }

    @Test
    void aPromptMayLookLikeAnOption() throws IOException {
        for (String prompt : new String[] {"-h", "--help", "--json", "-", "--", "@x"}) {
            Said said = Said.by("run", "--prompt", prompt, "--answer", "-h", "--answer", "--prompt", "--distractor", " John", "--json",
                    "-");
            assertEquals(0, said.status(), said.err());
            StringBuilder read = new StringBuilder();
            JsonNode json = new ObjectMapper().readTree(said.out());
            json.get("tokens").forEach(token -> read.append(token.get("token").asText()));
            assertEquals("<|endoftext|>" + prompt, read.toString());
            assertEquals(1, json.get("baseline").get("answers").size(), "both begin with the token '-'");
        }
        Said missing = Said.by("run", "--prompt");
        assertEquals(2, missing.status());
        assertTrue(missing.err().contains("Missing required parameter for option '--prompt' (TEXT)"), missing.err());
        assertTrue(Said.by("run", "-h").out().contains("Usage: glasshead run"));
    }

    @ParameterizedTest
    @CsvSource({"L2H4:zero, zero", "L2H4:zero@END, zero_at_end", "L2H4:mean, mean_over_positions",
        "L2H4:mean-per-position, mean_per_position",
        "L2H4:resample, resample_from_other"})
    void ablatesAsTheReferenceDoes(String ablation, String kind) throws IOException {
        JsonNode got = json("run", "--ablate", ablation);
        double expected = TinyEnglish.json("maps.json").get("ioi").get(kind).get(2).get(4).asDouble();
        assertEquals(expected, got.get("ablated").get("logitDifference").asDouble(), 1e-4);
        assertEquals(expected - got.get("baseline").get("logitDifference").asDouble(), got.get("interventions").get(0).get("effect")
                .asDouble(), 1e-4);
        assertTrue(got.get("kl").asDouble() > 0);
    }

    @Test
    void readsInterventionsFromAFileAndTakesThemTogether() throws IOException {
        JsonNode expected = TinyEnglish.json("interventions.json").get(43);
        Path file = Files.writeString(folder.resolve("do.json"), expected.get("do").toString());
        assertEquals("ioi", expected.get("prompt").asText());
        JsonNode got = json("run", "--interventions", file.toString());
        assertEquals(expected.get("logitDifference").asDouble(), got.get("ablated").get("logitDifference").asDouble(), 1e-4);
        assertEquals(expected.get("kl").asDouble(), got.get("kl").asDouble(), 1e-4);
    }

    /// The first prompt would else begin with one more token, and the mean be another.
    @ParameterizedTest
    @CsvSource({"UTF-8, \uFEFF, '\n'", "UTF-8, '', '\r\n'", "UTF-16LE, \uFEFF, '\n'", "UTF-16BE, \uFEFF, '\r\n'"})
    void referencePromptsAreTheSameInEveryEncoding(String encoding, String mark, String end) throws IOException {
        List<String> prompts = List.of("When Mary and John went to the store, John gave a drink to",
                "When Paul and Sean went to the park, Paul gave a ring to");
        Path plain = Files.write(folder.resolve("lf.txt"), prompts);
        Path other = Files.writeString(folder.resolve("other.txt"), mark + String.join(end, prompts) + end, Charset.forName(encoding));
        double expected = json("run", "--ablate", "L2H4:mean", "--reference-prompts", plain.toString()).get("ablated").get(
                "logitDifference")
                .asDouble();
        assertEquals(expected, json("run", "--ablate", "L2H4:mean", "--reference-prompts", other.toString()).get("ablated").get(
                "logitDifference").asDouble());
    }

    /// The mean is over a corpus as it is over the same prompts in a plain file.
    @Test
    void aCorpusIsReadAsPrompts() throws IOException {
        Path explore = Path.of("src/test/resources/reference/explore");
        Path plain = Files.write(folder.resolve("first.txt"), Files.readAllLines(explore.resolve("corpus.txt")).subList(0, 20));
        String packed = explore.resolve("corpus-first-20.txt.zst").toString();
        assertEquals(json("run", "--ablate", "L2H4:mean", "--reference-prompts", plain.toString()).get("ablated").get("logitDifference"),
                json("run", "--ablate", "L2H4:mean", "--reference-prompts", packed).get("ablated").get("logitDifference"));
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"text\": \"When Mary\"}\nno JSON\n");
        Said said = Said.by("run", "--ablate", "L2H4:mean", "--reference-prompts", broken.toString());
        assertEquals(2, said.status());
        assertTrue(said.err().startsWith("Line 2 of the corpus"), said.err());
    }

    @Test
    void aTextInAnotherEncodingIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("latin1.txt"), "When Mary met José", StandardCharsets.ISO_8859_1);
        Said said = Said.by("run", "--ablate", "L2H4:mean", "--reference-prompts", file.toString());
        assertEquals(2, said.status());
        assertEquals("The file '" + file + "' is not UTF-8 text; save it as UTF-8 and give it again.", said.err().strip());
    }

    @Test
    void interventionsMayBeginWithAByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("none.json"), "\uFEFF[]");
        assertEquals(0, Said.by("run", "--prompt", MARY, "--interventions", file.toString()).status());
    }

    /// A file with the name that follows the @ must not be taken for more arguments.
    @Test
    void aPromptMayBeginWithAnAt() throws IOException {
        String prompt = "@" + Files.writeString(folder.resolve("quote"), "Paris");
        Said said = Said.by("run", "--prompt", prompt, "--json", "-");
        assertEquals("@", new ObjectMapper().readTree(said.out()).get("tokens").get(1).get("token").asText(), said::err);
        assertEquals("@", new ObjectMapper().readTree(Said.by("run", "--prompt", "@@john", "--json", "-").out()).get("tokens").get(2).get(
                "token").asText());
    }

    @Test
    void saysWhatWasPredictedOfAblatedHeads() throws IOException {
        JsonNode expected = TinyEnglish.json("self-repair.json").get(7);
        JsonNode got = json("run", "--ablate", "L2H4:zero", "--ablate", "L2H5:zero").get("selfRepair");
        assertEquals(List.of("L2H4", "L2H5"), TinyEnglish.texts(got.get("heads")));
        for (List<String> names : List.of(List.of("predicted", "predicted"), List.of("actual", "actual"), List.of("scale",
                "layerNormScale"))) {
            assertEquals(expected.get(names.getFirst()).asDouble(), got.get(names.getLast()).asDouble(), 1e-4, names.getFirst());
        }
        assertEquals(expected.get("laterMlps").get(3).asDouble(), got.get("laterMlps").get(3).asDouble(), 1e-4);
        assertEquals(expected.get("laterHeads").get(3).get(1).asDouble(), got.get("laterHeads").get(3).get(1).asDouble(), 1e-4);
        Said text = Said.by("run", "--prompt", MARY, "--answer", " Mary", "--distractor", " John", "--ablate", "L2H4:zero", "--ablate",
                "L2H5:zero");
        assertTrue(text.out().contains("L2H4 + L2H5 together predicted -1.2562, actual -0.1550: 1.10 of it made up for"), text.out());
        assertTrue(text.out().contains("L2H4 alone predicted -6.7763, actual -4.7246: 2.05 of it made up for"), text.out());
    }

    @Test
    void tokensStandInForThePrompt() {
        Said said = Said.by("run", "--tokens", "845,1168,290,787", "--answer", "#794", "--distractor", "#725");
        assertEquals(0, said.status(), said.err());
        assertTrue(said.out().contains("When ·Mary ·and ·John"), said.out());
    }

    @Test
    void printsAMapNestedAsItsAxes() throws IOException {
        JsonNode got = json("map", "patch_clean_into_other.attn_head_out_by_pos");
        JsonNode expected = TinyEnglish.json("maps.json").get("ioi").get("patch_clean_into_other.attn_head_out_by_pos");
        assertEquals(2.251163, got.get("clean").asDouble(), 1e-4);
        assertEquals(-3.231354, got.get("other").asDouble(), 1e-4);
        for (int layer = 0; layer < 4; layer++) {
            for (int position = 0; position < 15; position++) {
                for (int head = 0; head < 6; head++) {
                    assertEquals(expected.get(layer).get(position).get(head).asDouble(), got.get("values").get(layer).get(position).get(
                            head).asDouble(), 1e-4);
                }
            }
        }
    }

    @Test
    void aMapOfSomeLayersAndPositionsHasNothingElse() throws IOException {
        JsonNode expected = TinyEnglish.json("maps.json").get("ioi").get("patch_clean_into_other.resid_pre");
        JsonNode got = json("map", "patch_clean_into_other.resid_pre", "--layers", "1-2", "--positions", "11,END").get("values");
        for (int layer = 0; layer < 4; layer++) {
            for (int position = 0; position < 15; position++) {
                JsonNode cell = got.get(layer).get(position);
                if ((layer == 1 || layer == 2) && (position == 11 || position == 14)) {
                    assertEquals(expected.get(layer).get(position).asDouble(), cell.asDouble(), 1e-4);
                } else {
                    assertTrue(cell.isNull(), layer + " " + position);
                }
            }
        }
    }

    /// Its last row is of another length, so that nothing is run.
    @Test
    void aMapThatTakesLongSaysSoBeforeItStarts() throws IOException {
        Path set = folder.resolve("set.csv");
        Files.writeString(set, "clean,answer,distractor\n" + ("\"" + MARY + "\", Mary, John\n").repeat(300) + "One red dog, Mary, John\n");
        Said whole = Said.by("map", "zero_by_position", "--set", set.toString());
        assertTrue(whole.err().contains("This map has 360 cells and may take about"), whole.err());
        assertTrue(whole.err().contains("--layers and --positions ask for some of them"), whole.err());
        assertTrue(whole.err().contains("different lengths"), whole.err());
        Said some = Said.by("map", "zero_by_position", "--set", set.toString(), "--layers", "3", "--positions", "END");
        assertFalse(some.err().contains("may take"), some.err());
    }

    @Test
    void aMapSaysWhatStandsInEveryCell() throws IOException {
        JsonNode got = json("map", "zero", "--ablate", "L2H4:zero").get("interventions");
        assertEquals("[{\"site\":\"blocks.2.attn.hook_z\",\"head\":4,\"set\":0.0}]", got.toString());
        Said text = Said.by("map", "mlp_zero", "--prompt", MARY, "--answer", " Mary", "--distractor", " John", "--ablate", "L2H4:zero",
                "--ablate",
                "L1H4:mean@END");
        assertTrue(text.out().contains("in every cell: L2H4: zero, L1H4: mean at END"), text.out());
    }

    @Test
    void dumpsActivationsUnderTheirNames() {
        Path file = folder.resolve("out.safetensors");
        Said said = Said.by("dump", "--prompt", MARY, "--sites", "blocks.*.attn.hook_z", "--out", file.toString());
        assertEquals(0, said.status(), said.err());
        try (SafetensorsFile written = SafetensorsFile.open(file); NDManager manager = NDManager.newBaseManager("PyTorch")) {
            assertEquals(4, written.names().size());
            assertEquals(15 * 6 * 32, written.read(manager, "blocks.3.attn.hook_z").size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run --prompt= | The prompt is empty",
        "run --prompt hi --answer x --distractor x | both answer and distractor",
        "run --prompt hi --answer #5000 | not in the vocabulary",
        "run --ablate L9H9:zero | no layer 9",
        "run --ablate L1H9:zero | no head 9",
        "run --ablate L1H1:burn | no way to ablate",
        "run --ablate L1H1:zero@40 | outside the prompt",
        "run --ablate L1H1:resample | second prompt",
        "run --position 99 | outside the prompt",
        "run --position 1,2 | names 2",
        "frobnicate | There is no command 'frobnicate'",
        "--prompt hi frobnicate | There is no command 'frobnicate'",
        "--model tiny-english run | after the command, as in 'run --model",
        "--model nowhere | no model",
        "--nonsense | Unknown option",
        "run --interventions nowhere.json | There is no list of interventions 'nowhere.json'",
        "snapshot --select L9H0 --out x.png | There is no head L9H0",
        "run --tokens 1,x | not a list of token ids",
        "run --model sort-letters --prompt CABD | not in this model's vocabulary",
        "run --model nowhere | no model",
        "run --reference-prompts nowhere.txt --ablate L1H1:mean | There is no file",
        "run --nonsense | --help",
        "map sideways | no map",
        "map zero --prompt hi | give an answer",
        "dump --sites nothing --out /dev/null | No site",
        "snapshot --size big --out x.png | not a size"})
    void badInputGetsOneSentence(String command, String part) {
        Said said = Said.by(command.split(" "));
        assertEquals(2, said.status(), said.out());
        assertTrue(said.err().contains(part), said.err());
        assertEquals(1, said.err().strip().lines().count(), said.err());
        assertEquals("", said.out());
    }
}
