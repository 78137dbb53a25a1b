package glasshead.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lesson`: what ships to learn from, and whether a lesson works.
@Command(name = "lesson", description = "Lists lessons, and checks whether one works on the models that are here.",
        mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class LessonCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing a command: list or check");
    }
}
