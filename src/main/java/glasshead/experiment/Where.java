package glasshead.experiment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where an intervention acts: a site in a layer and, where that narrows it, one head or one neuron.
///
/// @param layer  the block, or 0 for sites outside the blocks
/// @param head   the head, or [#ALL]
/// @param neuron the neuron of the MLP, or [#ALL]
public record Where(Site site, int layer, int head, int neuron) {

    /// All heads, or all neurons, of the site.
    public static final int ALL = -1;

    private static final Pattern NAME = Pattern.compile("blocks\\.(\\d{1,3})\\.(.+)");

    public static Where z(Head head) {
        return head(Site.Z, head);
    }

    public static Where head(Site site, Head head) {
        return new Where(site, head.layer(), head.index(), ALL);
    }

    public static Where layer(Site site, int layer) {
        return new Where(site, layer, ALL, ALL);
    }

    /// The place with this TransformerLens name, all heads and neurons of it.
    ///
    /// @throws BadInput when no site has that name
    public static Where parse(String name) {
        Matcher matcher = NAME.matcher(name);
        boolean inBlock = matcher.matches();
        int layer = inBlock ? Integer.parseInt(matcher.group(1)) : 0;
        return Site.named(inBlock ? matcher.group(2) : name)
                .filter(site -> site.perLayer() == inBlock)
                .map(site -> layer(site, layer))
                .orElseThrow(() -> new BadInput("There is no site " + Quoted.of(name)
                        + "; names are TransformerLens', as blocks.2.attn.hook_z."));
    }

    public Where withHead(int changed) {
        return new Where(site, layer, changed, neuron);
    }

    public Where withNeuron(int changed) {
        return new Where(site, layer, head, changed);
    }

    /// The full TransformerLens name of the site, without head and neuron.
    public String siteName() {
        return site.at(layer);
    }

    /// The head that this place belongs to; only where [#head] is not [#ALL].
    public Head asHead() {
        return new Head(layer, head);
    }

    /// How a person names the place: `L2H4`, `L2H4 pattern`, `L1 neuron 12`, `L3 resid_pre`.
    public String label() {
        if (head != ALL) {
            return asHead() + (site == Site.Z ? "" : " " + part());
        }
        String layerName = site.perLayer() ? "L" + layer + " " : "";
        return neuron == ALL ? layerName + part() : layerName + "neuron " + neuron;
    }

    private String part() {
        return site.shortName().replaceFirst("^(attn|mlp|ln1|ln2)\\.", "").replaceFirst("hook_", "");
    }
}
