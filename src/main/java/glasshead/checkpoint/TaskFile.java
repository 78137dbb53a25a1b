package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.ModularTask;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/// The task that a model was trained for, where its folder names one that has a view of its own.
///
/// `glasshead.json` may hold `"task": {"kind": "modular-addition", "prime": 113}`; `train-pairs.json` beside it, which may be missing,
/// names the pairs that were trained on as `{"prime": 113, "pairs": [a * prime + b, ...]}`.
public final class TaskFile {

    /// What names the pairs that were trained on, in a model's folder.
    public static final String PAIRS = "train-pairs.json";
    private static final String KIND = "modular-addition";
    private static final int SMALLEST = 3;
    private static final int LARGEST = 997;
    /// Every pair of the largest prime, with some room for white space.
    private static final long LONGEST = 16L << 20;

    private TaskFile() {}

    /// The task of the model in `folder`; null when it names none.
    ///
    /// @param vocabulary of the model: the numbers and the equals sign
    /// @param context    how many tokens it can read
    public static ModularTask read(Path folder, int vocabulary, int context) {
        Path file = folder.resolve(ModelExample.FILE);
        JsonNode task = Files.isRegularFile(file) ? StrictJson.read(file, ModelExample.LONGEST_FILE).path("task") : null;
        if (task == null || task.isMissingNode()) {
            return null;
        }
        if (!task.path("kind").asText().equals(KIND)) {
            throw ModelExample.wrong("its task is of kind " + Quoted.of(task.path("kind").asText()) + " and the only one known is " + KIND);
        }
        int prime = prime(task.path("prime"));
        if (vocabulary != prime + 1 || context < ModularTask.LENGTH) {
            throw ModelExample.wrong(Texts.format(
                    "for addition modulo %d a model needs %d tokens and a context of %d, and this one has %d and %d", prime, prime + 1,
                    ModularTask.LENGTH, vocabulary, context));
        }
        return new ModularTask(prime, trained(folder, prime));
    }

    private static int prime(JsonNode node) {
        boolean usable = node.canConvertToInt() && node.isInt() && node.intValue() >= SMALLEST && node.intValue() <= LARGEST;
        if (!usable || !BigInteger.valueOf(node.intValue()).isProbablePrime(30)) {
            throw ModelExample.wrong(Texts.format("the prime of its task is not a prime number from %d to %d", SMALLEST, LARGEST));
        }
        return node.intValue();
    }

    private static boolean[] trained(Path folder, int prime) {
        Path file = folder.resolve(PAIRS);
        if (!Files.isRegularFile(file)) {
            return new boolean[0];
        }
        JsonNode json = StrictJson.read(file, LONGEST);
        if (json.path("prime").asInt() != prime || !json.path("pairs").isArray()) {
            throw wrong("it is no list of pairs of numbers below " + prime);
        }
        boolean[] trained = new boolean[prime * prime];
        for (JsonNode pair : json.path("pairs")) {
            if (!pair.isInt() || pair.intValue() < 0 || pair.intValue() >= trained.length) {
                throw wrong("it names a pair that is no number from 0 to " + (trained.length - 1));
            }
            if (trained[pair.intValue()]) {
                throw wrong("it names the pair " + pair.intValue() + " twice");
            }
            trained[pair.intValue()] = true;
        }
        return trained;
    }

    private static BadInput wrong(String what) {
        return new BadInput("The file " + PAIRS + " of this model can't be used: " + what + "; correct the file or remove it.");
    }
}
