package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int train(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "train";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.commands(() -> new Models(TestModels.GIVEN), null, null).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(
                        all);
    }

    private void refused(String why, String... arguments) {
        err.getBuffer().setLength(0);
        assertEquals(2, train(arguments));
        assertTrue(err.toString().contains(why), err::toString);
    }

    @Test
    void saysWhatItCantDo() throws IOException {
        refused("choose one of tiny-english, attn-only-0l", "tiny");
        refused("--minutes must be more than 0", "mod-add", "--minutes", "0");
        refused("leave --seed away", "mod-add", "--resume", "--seed", "1");
        refused("begin one without --resume", "mod-add", "--resume", "--out", folder.toString());
        Files.writeString(folder.resolve("config.json"), "{}");
        refused("which would be written over", "mod-add", "--out", folder.toString());
        assertEquals("{}", Files.readString(folder.resolve("config.json")));
    }

    @Test
    void stopsInTimeAndTellsHowToGoOn() {
        String where = folder.resolve("model").toString();
        assertEquals(0, train("attn-only-0l", "--minutes", "0.00001", "--seed", "5", "--out", where), err::toString);
        assertTrue(out.toString().contains("Stopped; saved up to step 100 of 1500, and the model as it is then is in " + where
                + ". Go on with: train attn-only-0l --resume --out " + where), out::toString);
        assertTrue(Files.exists(Path.of(where, "model.safetensors")));
        assertEquals(0, Cli.commands(() -> new Models(TestModels.GIVEN), null, null).setOut(new PrintWriter(out)).execute("run", "--model",
                where,
                "--prompt", "Mary met Tom"));
        refused("go on with it by --resume", "attn-only-0l", "--out", where);
        assertEquals(0, train("attn-only-0l", "--minutes", "0.00001", "--resume", "--out", where), err::toString);
    }
}
