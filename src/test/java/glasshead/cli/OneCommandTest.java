package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// A start of the program describes no more commands to picocli than it needs.
class OneCommandTest {

    private static CommandLine started(String... arguments) {
        return Cli.commands(() -> new Models(TestModels.GIVEN), (picture, file) -> {}, () -> {}, List.of(arguments));
    }

    @Test
    void theCommandThatIsNamedFirstIsWholeAndAlone() {
        CommandLine all = started();
        assertTrue(all.getSubcommands().size() > 20);
        all.getSubcommands().forEach((name, command) -> {
            CommandLine alone = started(name, "--help");
            assertEquals(Set.of(name), alone.getSubcommands().keySet());
            assertEquals(command.getUsageMessage(), alone.getSubcommands().get(name).getUsageMessage());
            assertEquals(command.getSubcommands().keySet(), alone.getSubcommands().get(name).getSubcommands().keySet());
        });
    }

    @Test
    void withoutOneInFrontAllAreThere() {
        Set<String> all = started().getSubcommands().keySet();
        for (String first : List.of("--help", "--prompt", "rum", "")) {
            assertEquals(all, started(first, "run").getSubcommands().keySet());
        }
    }
}
