package glasshead.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Takes what follows an option as its text, whatever it looks like: a prompt may be `-h`.
final class AsWritten implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
        if (arguments.isEmpty()) {
            throw new MissingParameterException(command.commandLine(), option, "Missing required parameter for option '"
                    + ((OptionSpec) option).longestName() + "' (" + option.paramLabel() + ")");
        }
        String text = arguments.pop();
        if (option.isMultiValue()) {
            List<String> texts = new ArrayList<>(option.<List<String>>getValue());
            texts.add(text);
            option.setValue(texts);
        } else {
            option.setValue(text);
        }
    }
}
