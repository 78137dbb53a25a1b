package glasshead.cli;

import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The short form of an ablation on the command line: place, how, and positions where not all are meant.
final class AblationSyntax {

    private static final Pattern FORM = Pattern.compile("([^:@]+):([a-z-]+)(?::([^:@]+))?(?:@(.+))?");
    private static final Pattern MLP = Pattern.compile("(?i)MLP(\\d{1,3})");

    private AblationSyntax() {}

    /// Reads `L3H2:zero`, `L2H1:mean@14`, `L2H1:mean:order` (by a column of the set), `L2H1:resample@END`, `L2H1:resample:7` (another row,
    /// by seed) or `MLP2:zero`.
    static Intervention parse(String written) {
        Matcher matcher = FORM.matcher(written.strip());
        if (!matcher.matches()) {
            throw new BadInput("'" + written + "' is not an ablation; write head, how and maybe positions, as L3H2:zero or L2H1:mean@14.");
        }
        Positions positions = matcher.group(4) == null ? Positions.ALL : Positions.parse(matcher.group(4));
        return new Intervention(place(matcher.group(1)), positions, action(matcher.group(2), Objects.requireNonNullElse(matcher.group(3),
                "")));
    }

    private static Where place(String written) {
        Matcher mlp = MLP.matcher(written);
        return mlp.matches() ? Where.layer(Site.MLP_OUT, Integer.parseInt(mlp.group(1))) : Where.z(Head.parse(written));
    }

    /// @param from the column that groups, or the seed that draws; empty for none
    private static Action action(String how, String from) {
        return switch (how) {
            case "zero" -> zero(from);
            case "mean" -> new Action.Mean(false, from);
            case "mean-per-position" -> new Action.Mean(true, from);
            case "resample" -> from.isEmpty() ? new Action.CopyOther() : new Action.CopyReference(seed(from));
            default -> throw new BadInput("'" + how + "' is no way to ablate; use zero, mean, mean-per-position or resample.");
        };
    }

    private static Action zero(String from) {
        if (!from.isEmpty()) {
            throw new BadInput("'zero' takes nothing behind it; leave ':" + from + "' out.");
        }
        return Action.Set.ZERO;
    }

    private static long seed(String written) {
        if (!written.matches("\\d{1,18}")) {
            throw new BadInput("'" + written + "' is no seed; write a whole number, as L2H1:resample:7.");
        }
        return Long.parseLong(written);
    }
}
