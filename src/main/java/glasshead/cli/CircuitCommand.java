package glasshead.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `circuit`: finds circuits, and says what they are worth.
@Command(name = "circuit", description = "Finds circuits on a set, and says what they are worth.", mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CircuitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing a command: find, evaluate, test or curve");
    }
}
