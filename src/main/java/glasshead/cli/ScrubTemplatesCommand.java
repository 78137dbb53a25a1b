package glasshead.cli;

import glasshead.circuit.HypothesisTemplate;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `scrub templates`: the hypotheses that ship.
@Command(name = "templates", description = "Names the hypotheses that ship, and the model and set that each is about.",
        mixinStandardHelpOptions = true)
final class ScrubTemplatesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (HypothesisTemplate template : HypothesisTemplate.shipped()) {
            out.println(Texts.format("%s: %s", template.name(), template.about()));
            for (int step = 0; step < template.steps().size(); step++) {
                out.println(Texts.format("  scrub %s/%d --set %s --model %s    %s", template.name(), step + 1, template.set(), template
                        .model(), template.steps().get(step).name()));
            }
        }
        out.flush();
        return 0;
    }
}
