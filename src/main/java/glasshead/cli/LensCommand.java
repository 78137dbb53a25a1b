package glasshead.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lens`: what the model would say before its end.
@Command(name = "lens", description = "Tells what the model would say before each block: the residual stream read through a lens.",
        mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class LensCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing a subcommand");
    }
}
