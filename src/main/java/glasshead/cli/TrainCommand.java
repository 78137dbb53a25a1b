package glasshead.cli;

import glasshead.engine.NativeRuntime;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import glasshead.training.Recipe;
import glasshead.training.Recipe.Score;
import glasshead.training.Recipes;
import glasshead.training.Trainer;
import glasshead.training.Trainer.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `train`: makes one of the teaching models anew.
@Command(name = "train", description = "Trains a teaching model by its recipe; broken off, it can be taken up again.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The recipe's name; a wrong one lists them.")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the model goes (default: trained/NAME).")
    private @Nullable Path out;

    @Option(names = "--minutes", paramLabel = "N", description = "Stop at the first measurement after so many minutes; --resume goes on.")
    private @Nullable Double minutes;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same model on one machine (default: 0).")
    private @Nullable Long seed;

    @Option(names = "--resume", description = "Go on with the training in DIR.")
    private boolean resume;

    @Override
    public Integer call() {
        if (minutes != null && !(minutes > 0)) {
            throw new BadInput("--minutes must be more than 0.");
        }
        if (resume && seed != null) {
            throw new BadInput("--resume goes on with the seed that the training began with: leave --seed away.");
        }
        Recipe recipe = Recipes.named(name);
        Path folder = out == null ? Path.of("trained", name) : out;
        NativeRuntime.useAllCores();
        // Broken off, the step that is being made is finished first; what was done since the last measurement will be done again.
        try (Interruption interruption = new Interruption();
                Trainer trainer = resume ? Trainer.resume(recipe, folder) : Trainer.begin(recipe, folder, seed == null ? 0 : seed)) {
            train(recipe, folder, trainer, interruption);
        }
        return 0;
    }

    private void train(Recipe recipe, Path folder, Trainer trainer, Interruption interruption) {
        PrintWriter log = spec.commandLine().getOut();
        long start = System.nanoTime();
        long limit = minutes == null ? Long.MAX_VALUE : (long) (minutes * Duration.ofMinutes(1).toNanos());
        int first = trainer.step();
        boolean finished = trainer.run(interruption::isAsked, () -> System.nanoTime() - start > limit,
                progress -> print(recipe, progress, log, left(progress, first, System.nanoTime() - start)));
        // Broken off, it may be a few steps further than what was saved.
        boolean whole = finished || trainer.step() == trainer.saved() && !interruption.isAsked();
        if (whole) {
            trainer.finish();
        }
        if (finished) {
            log.println("The model is in " + folder
                    + ". What it was made from, every measured step, is in the folder 'state' there and can be deleted.");
        } else {
            log.println("Stopped; saved up to step " + trainer.saved() + " of " + recipe.steps() + (whole
                    ? ", and the model as it is then is in " + folder : "")
                    + ". Go on with: train " + name + " --resume --out " + folder);
        }
        log.flush();
    }

    private static Duration left(Progress progress, int first, long nanoseconds) {
        int done = progress.step() - first;
        return done == 0 ? Duration.ZERO : Duration.ofNanos(nanoseconds / done * (progress.steps() - progress.step()));
    }

    private static void print(Recipe recipe, Progress progress, PrintWriter log, Duration left) {
        var line = new StringBuilder(Texts.format("step %d of %d · loss %.4g", progress.step(), progress.steps(), progress
                .loss()));
        for (int i = 0; i < progress.scores().length; i++) {
            Score score = recipe.scoreNames().get(i);
            line.append(Texts.format(" · %s %.4g", score.name(), progress.scores()[i]));
        }
        log.println(line.append(Texts.format(" · %d min left", left.toMinutes())));
        log.flush();
    }
}
