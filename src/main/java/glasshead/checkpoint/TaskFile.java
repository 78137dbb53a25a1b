package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.experiment.ModularTask;
import glasshead.experiment.Quoted;
import glasshead.json.JsonForm;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
    /// What is in it.
    public static final JsonForm<TrainedPairs> TRAINED = JsonForm.of(TrainedPairs.class, "list of trained pairs",
            "correct it or remove it");

    private TaskFile() {}

    /// Pairs of numbers below a prime, each as `a * prime + b`.
    public record TrainedPairs(int prime, int[] pairs) {
    }

    /// The task of the model in `folder`, if it names one.
    ///
    /// @param vocabulary of the model: the numbers and the equals sign
    /// @param context    how many tokens it can read
    public static @Nullable ModularTask read(Path folder, int vocabulary, int context) {
        Integer prime = ModelFile.isIn(folder) ? ModelFile.read(folder, file -> prime(file.task(), vocabulary, context)) : null;
        return prime == null ? null : new ModularTask(prime, trained(folder.resolve(PAIRS), prime));
    }

    private static @Nullable Integer prime(ModelFile.@Nullable Task task, int vocabulary, int context) {
        if (task == null) {
            return null;
        }
        if (!task.kind().equals(KIND)) {
            throw new BadInput("its task is of kind " + Quoted.of(task.kind()) + " and the only one known is " + KIND);
        }
        int prime = task.prime();
        if (prime < SMALLEST || prime > LARGEST || !BigInteger.valueOf(prime).isProbablePrime(30)) {
            throw new BadInput("the prime of its task is not a prime number from " + SMALLEST + " to " + LARGEST);
        }
        if (vocabulary != prime + 1 || context < ModularTask.LENGTH) {
            throw new BadInput("for addition modulo " + prime + " a model needs " + (prime + 1) + " tokens and a context of "
                    + ModularTask.LENGTH + ", and this one has " + vocabulary + " and " + context);
        }
        return prime;
    }

    private static boolean[] trained(Path file, int prime) {
        return Files.isRegularFile(file) ? TRAINED.read(file, given -> trained(given, prime)) : new boolean[0];
    }

    private static boolean[] trained(TrainedPairs given, int prime) {
        if (given.prime != prime) {
            throw new BadInput("its pairs are of numbers below " + given.prime + " and the model's below " + prime);
        }
        boolean[] trained = new boolean[prime * prime];
        for (int pair : given.pairs) {
            if (pair < 0 || pair >= trained.length) {
                throw new BadInput("it names a pair that is no number from 0 to " + (trained.length - 1));
            }
            if (trained[pair]) {
                throw new BadInput("it names the pair " + pair + " twice");
            }
            trained[pair] = true;
        }
        return trained;
    }
}
