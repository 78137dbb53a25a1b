package glasshead.cli;

import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The short form of an ablation on the command line: place, how, and positions where not all are meant.
final class AblationSyntax {

    private static final Pattern FORM = Pattern.compile("([^:@]+):([a-z-]+)(?:@(.+))?");
    private static final Pattern MLP = Pattern.compile("(?i)MLP(\\d{1,3})");

    private AblationSyntax() {}

    /// Reads `L3H2:zero`, `L2H1:mean@14`, `L2H1:resample@END` or `MLP2:zero`.
    static Intervention parse(String written) {
        Matcher matcher = FORM.matcher(written.strip());
        if (!matcher.matches()) {
            throw new BadInput("'" + written + "' is not an ablation; write head, how and maybe positions, as L3H2:zero or L2H1:mean@14.");
        }
        Positions positions = matcher.group(3) == null ? Positions.ALL : Positions.parse(matcher.group(3));
        return new Intervention(place(matcher.group(1)), positions, action(matcher.group(2)));
    }

    private static Where place(String written) {
        Matcher mlp = MLP.matcher(written);
        return mlp.matches() ? Where.layer(Site.MLP_OUT, Integer.parseInt(mlp.group(1))) : Where.z(Head.parse(written));
    }

    private static Action action(String how) {
        return switch (how) {
            case "zero" -> Action.Set.ZERO;
            case "mean" -> new Action.Mean(false);
            case "mean-per-position" -> new Action.Mean(true);
            case "resample" -> new Action.CopyOther();
            default -> throw new BadInput("'" + how + "' is no way to ablate; use zero, mean, mean-per-position or resample.");
        };
    }
}
