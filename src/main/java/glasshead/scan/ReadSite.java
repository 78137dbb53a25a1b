package glasshead.scan;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import glasshead.experiment.Where;
import java.io.Serializable;

/// A site whose mean activations a scan takes.
///
/// @param site  its TransformerLens name, all heads or neurons of it
/// @param width numbers of a token there
public record ReadSite(String site, int width) implements Serializable {

    private static final int MOST = 1 << 20;

    public ReadSite {
        if (!Where.parse(site).siteName().equals(site) || width < 1 || width > MOST) {
            throw new BadInput("the site " + Quoted.of(site) + " in it has an impossible name or width");
        }
    }
}
