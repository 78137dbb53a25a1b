package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.dataset.DataSets;
import glasshead.scan.PositionMeans;
import glasshead.scan.ScanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mean activations over a corpus, and ablation by them, against values computed elsewhere.
class ScanMeansTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference/explore");
    private static final String CORPUS = REFERENCE.resolve("corpus.txt").toString();
    private static final String WORKERS = "glasshead.workers";

    @TempDir
    private Path folder;

    @AfterEach
    void usualWorkers() {
        System.clearProperty(WORKERS);
    }

    private Path scan(String corpus, String... more) {
        Path file = folder.resolve("means-" + more.length + ".scan");
        List<String> arguments = new ArrayList<>(List.of("scan", corpus, "--heads", "L0H0", "--out", file.toString()));
        arguments.addAll(List.of(more));
        Said said = Said.by(arguments.toArray(String[]::new));
        assertEquals(0, said.status(), said.err());
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void agreeWithTheReference(String workers) throws IOException {
        System.setProperty(WORKERS, workers);
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve("means-tiny-english.json").toFile());
        ScanFile scan = ScanFile.open(scan(CORPUS, "--means", "usual,blocks.3.hook_resid_post", "--means", "mlp.hook_post"));
        assertEquals(13, scan.plan().means().size());
        assertEquals(5, expected.get("means").size());
        expected.get("means").properties().forEach(site -> agree(expected.get("counts"), site.getValue(), Objects.requireNonNull(scan.means(
                site.getKey()))));
    }

    private static void agree(JsonNode counts, JsonNode expected, PositionMeans got) {
        int width = got.site().width();
        JsonNode each = expected.get("perPosition");
        assertEquals(each.size(), got.counts().length);
        long all = 0;
        double[] over = new double[expected.get("overPositions").size()];
        for (int position = 0; position < each.size(); position++) {
            assertEquals(counts.get(position).asLong(), got.counts()[position]);
            all += position == 0 ? 0 : got.counts()[position];
            for (int i = 0; i < over.length; i++) {
                double sum = got.sums()[position * width + i];
                assertEquals(each.get(position).get(i).asDouble(), sum / got.counts()[position], 2e-5, got.site().site());
                over[i] += position == 0 ? 0 : sum;
            }
        }
        for (int i = 0; i < over.length; i++) {
            assertEquals(expected.get("overPositions").get(i).asDouble(), over[i] / all, 1e-5);
        }
    }

    @Test
    void ablationTakesThem() throws IOException {
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve("means-tiny-english.json").toFile());
        String scan = scan(CORPUS, "--means", "usual").toString();
        for (String line : List.of("L2H4:mean", "L1H1:mean-per-position", "MLP1:mean", "MLP1:mean-per-position")) {
            JsonNode got = Said.by("run", "--prompt", expected.get("prompt").asText(), "--answer", " Mark", "--distractor", " Sarah",
                    "--ablate", line, "--means", scan, "--json", "-").json();
            JsonNode logits = expected.get("ablated").get(line);
            assertEquals(logits.get(0).asDouble() - logits.get(1).asDouble(), got.at("/ablated/logitDifference").asDouble(), 1e-4, line);
            assertEquals(240, got.at("/meansOver/texts").asInt());
        }
    }

    /// Means over a set's own rows are those over a corpus of its prompts.
    @Test
    void aSetsPromptsAsACorpusGiveTheMeansOverTheSet() throws IOException {
        Path set = folder.resolve("set.csv");
        assertEquals(0, Said.by("set", "make", "indirect-object", "--rows", "30", "--out", set.toString()).status());
        List<String> prompts = DataSets.named(set.toString(), _ -> true).examples().stream().map(each -> each.prompt().written()).toList();
        Path corpus = Files.write(folder.resolve("set.txt"), prompts);
        String scan = scan(corpus.toString(), "--means", "usual").toString();
        for (String how : List.of("mean", "mean-per-position")) {
            JsonNode over = Said.by("set", set.toString(), "--ablate", "L2H4:" + how, "--json", "-").json();
            JsonNode from = Said.by("set", set.toString(), "--ablate", "L2H4:" + how, "--means", scan, "--json", "-").json();
            assertEquals(over.at("/ablated/logitDifference/mean").asDouble(), from.at("/ablated/logitDifference/mean").asDouble(), 1e-5);
            assertEquals(prompts.size(), from.at("/meansOver/texts").asInt());
            assertTrue(over.at("/meansOver").isMissingNode());
        }
    }

    @Test
    void whatHasNoSuchMeansIsRefusedInASentence() throws IOException {
        String scan = scan(CORPUS, "--means", "usual").toString();
        String without = scan(CORPUS).toString();
        String other = scan(CORPUS, "--means", "usual", "--model", "attn-only-2l").toString();
        String longer = "When Mark and Sarah went to the house, ".repeat(5) + "Sarah gave a drink to";
        for (List<String> wrong : List.of(List.of("--ablate", "L2H4:mean", "--means", without), List.of("--ablate", "L2H4:mean", "--means",
                other), List.of("--ablate", "L2H4:mean", "--means", "nothing"), List.of("--ablate", "L2H4:mean", "--means", scan,
                        "--no-bos"),
                List.of("--ablate", "L2H4:mean", "--means", scan, "--raw-weights"), List.of("--means", scan, "--interventions",
                        "[{\"site\":\"blocks.1.hook_resid_post\",\"set\":\"mean_over_positions\"}]"), List.of("--prompt", longer,
                                "--ablate", "L2H4:mean-per-position", "--means", scan), List.of("--means", scan, "--set", "indirect-object",
                                        "--ablate", "L2H4:mean:order"))) {
            List<String> arguments = new ArrayList<>(List.of(wrong.contains("--set") ? "map" : "run"));
            arguments.addAll(wrong);
            Said said = Said.by(arguments.toArray(String[]::new));
            assertEquals(Cli.BAD_INPUT, said.status(), wrong.toString());
            assertEquals(1, said.err().strip().lines().count(), said.err());
        }
        for (String site : List.of("attn.hook_pattern", "hook_nothing", "blocks.9.hook_mlp_out")) {
            assertEquals(Cli.BAD_INPUT, Said.by("scan", CORPUS, "--means", site).status(), site);
        }
    }
}
