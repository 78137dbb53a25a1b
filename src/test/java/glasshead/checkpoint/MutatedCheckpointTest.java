package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Property: whatever bytes a model folder holds, opening and reading it either works or ends in [BadInput].
class MutatedCheckpointTest {

    static {
        OfflineDjl.set();
    }

    @TempDir
    Path folder;

    @Test
    void safetensorsReader() throws IOException {
        var file = folder.resolve("model.safetensors");
        var corpus = new byte[][] {Files.readAllBytes(Resources.path("hf-random/f64/model.safetensors")), small()};
        var mutator = new Mutator(1);
        int accepted = 0;
        int rounds = 1_500 * Mutator.FACTOR;
        try (var manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            for (int round = 0; round < rounds; round++) {
                var seed = corpus[round % corpus.length];
                var bytes = mutator.mutate(seed, 8 + (int) ByteBuffer.wrap(seed).order(ByteOrder.LITTLE_ENDIAN).getLong());
                // Half of the files get a header length that fits, so that the damage reaches the checks behind it.
                if (bytes.length > 8 && round % 4 < 2) {
                    fitHeader(bytes);
                }
                Files.write(file, bytes);
                accepted += readAll(file, manager, round) ? 1 : 0;
            }
        }
        assertTrue(accepted > rounds / 200 && accepted < rounds, accepted + " of " + rounds
                + " accepted: the damage is too strong or too weak to tell anything");
    }

    private static byte[] small() {
        return new RawSafetensors().tensor("w", "F16", 4, new byte[8]).tensor("b", "BF16", 2, new byte[4]).tensor("m", "U8", 4, new byte[4])
                .build();
    }

    private static void fitHeader(byte[] bytes) {
        int end = bytes.length - 1;
        while (end > 8 && !(bytes[end] == '}' && bytes[end - 1] == '}')) {
            end--;
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(end + 1 - 8);
    }

    private static boolean readAll(Path file, NDManager manager, int round) {
        try (var tensors = SafetensorsFile.open(file); var local = manager.newSubManager()) {
            for (var name : tensors.names()) {
                tensors.read(local, name);
            }
            return true;
        } catch (BadInput e) {
            return expectSentence(e);
        } catch (RuntimeException | Error e) {
            return fail("round " + round, e);
        }
    }

    private static boolean expectSentence(BadInput e) {
        assertTrue(e.getMessage().length() < 700 && e.getMessage().lines().count() == 1, e.getMessage());
        return false;
    }

    @Test
    void indexAndExample() throws IOException {
        Path sharded = Resources.path("hf-random/bf16-sharded");
        for (int shard = 1; shard <= 3; shard++) {
            String name = "model-0000" + shard + "-of-00003.safetensors";
            Files.copy(sharded.resolve(name), folder.resolve(name));
        }
        var index = Files.readAllBytes(sharded.resolve("model.safetensors.index.json"));
        var example = Files.readAllBytes(TestModels.GIVEN.resolve("tiny-english/glasshead.json"));
        var mutator = new Mutator(2);
        int accepted = 0;
        for (int round = 0; round < 600 * Mutator.FACTOR; round++) {
            Files.write(folder.resolve("model.safetensors.index.json"), mutator.mutate(index, index.length));
            Files.write(folder.resolve("glasshead.json"), mutator.mutate(example, example.length));
            try {
                ModelExample.read(folder);
                ShardedTensors.open(folder).close();
                accepted++;
            } catch (BadInput e) {
                expectSentence(e);
            } catch (RuntimeException | Error e) {
                fail("round " + round, e);
            }
        }
        someButNotAll(accepted, 600 * Mutator.FACTOR);
    }

    private static void someButNotAll(int accepted, int rounds) {
        assertTrue(accepted > 0 && accepted < rounds, accepted + " of " + rounds + " accepted: the damage tells nothing");
    }

    @Test
    void tokenizer() throws IOException {
        var corpus = new byte[][] {Files.readAllBytes(TestModels.GIVEN.resolve("sort-letters/tokenizer.json")), BYTE_LEVEL.getBytes(
                StandardCharsets.UTF_8)};
        var mutator = new Mutator(3);
        int accepted = 0;
        for (int round = 0; round < 1_000 * Mutator.FACTOR; round++) {
            var seed = corpus[round % corpus.length];
            Files.write(folder.resolve("tokenizer.json"), mutator.mutate(seed, seed.length));
            try (var tokenizer = Tokenizer.open(TokenizerFile.read(folder, ""))) {
                tokenizer.encode(round % corpus.length == 0 ? "CAB" : "ab ab");
                accepted++;
            } catch (BadInput e) {
                expectSentence(e);
            } catch (RuntimeException | Error e) {
                fail("round " + round, e);
            }
        }
        someButNotAll(accepted, 1_000 * Mutator.FACTOR);
    }

    /// What the files beside a tokenizer say reaches the native library too, through the same door.
    @Test
    void filesBesideATokenizer() throws IOException {
        Path pair = Resources.path("hf-reading/texts/pair-decoder");
        for (String file : new String[] {"config.json", "vocab.json", "merges.txt"}) {
            Files.copy(pair.resolve(file), folder.resolve(file));
        }
        String[] names = {"tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "generation_config.json"};
        byte[][] seeds = {Files.readAllBytes(pair.resolve(names[0])), Files.readAllBytes(Resources.path(
                "hf-reading/texts/pair-special-objects/special_tokens_map.json")), "{\"<pad>\":261,\"<x>\":262}".getBytes(
                        StandardCharsets.UTF_8), "{\"bos_token_id\":3}".getBytes(StandardCharsets.UTF_8)};
        var mutator = new Mutator(4);
        int accepted = 0;
        for (int round = 0; round < 400 * Mutator.FACTOR; round++) {
            int changed = round % names.length;
            Files.write(folder.resolve(names[changed]), mutator.mutate(seeds[changed], seeds[changed].length));
            var checkpoint = new CheckpointFolder(folder, CheckpointFolder.readConfig(folder));
            try (var tokenizer = checkpoint.openTokenizer()) {
                tokenizer.encode("ab <pad> ab<x><y>");
                BosToken.of(checkpoint, -1, tokenizer, 270);
                accepted++;
            } catch (BadInput e) {
                expectSentence(e);
            } catch (RuntimeException | Error e) {
                fail("round " + round, e);
            }
            if (round % 8 == 7) {
                Files.deleteIfExists(folder.resolve(names[0]));
            }
        }
        someButNotAll(accepted, 400 * Mutator.FACTOR);
    }

    private static final String BYTE_LEVEL = """
            {"version":"1.0","truncation":null,"padding":null,"added_tokens":[{"id":3,"content":"<|endoftext|>","single_word":false,"lstrip":false,"rstrip":false,
            "normalized":false,"special":true}],"normalizer":null,"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true},
            "decoder":{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true},"model":{"type":"BPE","vocab":{"a":0,"b":1,"\u0120":2,"ab":4,"\u0120ab":5},
            "merges":["a b","\u0120 ab"]}}""";
}
