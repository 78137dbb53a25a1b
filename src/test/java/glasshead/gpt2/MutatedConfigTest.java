package glasshead.gpt2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import glasshead.checkpoint.Mutator;
import glasshead.checkpoint.StrictJson;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Property: whatever a config.json holds, reading it gives a configuration within its bounds or ends in [BadInput].
class MutatedConfigTest {

    @Test
    void configuration(@TempDir Path folder) throws IOException {
        var file = folder.resolve("config.json");
        var seed = Files.readAllBytes(TestModels.GIVEN.resolve("tiny-english/config.json"));
        var mutator = new Mutator(4);
        int accepted = 0;
        for (int round = 0; round < 2_500 * Mutator.FACTOR; round++) {
            Files.write(file, mutator.mutate(seed, seed.length));
            try {
                var config = Gpt2Config.parse(StrictJson.read(file, 1 << 20));
                assertTrue(config.parameters() > 0 && config.layers() <= 96 && config.bos() < config.vocabulary());
                assertEquals(config.dModel(), config.dHead() * config.heads());
                accepted++;
            } catch (BadInput e) {
                assertEquals(1, e.getMessage().lines().count());
            } catch (RuntimeException e) {
                fail("round " + round, e);
            }
        }
        assertTrue(accepted > 50, accepted + " accepted: the damage is too strong to tell anything");
    }
}
