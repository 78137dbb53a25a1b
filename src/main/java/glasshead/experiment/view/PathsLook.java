package glasshead.experiment.view;

import glasshead.experiment.Chain;
import glasshead.experiment.PathMode;
import glasshead.experiment.Usual;
import java.util.ArrayList;
import java.util.List;

/// Which paths are patched, and how they are shown.
///
/// @param mode   what follows on the way
/// @param to     receivers of all heads' paths, as they are typed
/// @param chains paths of several hops that are told by themselves
public record PathsLook(PathsPicture picture, PathMode mode, String to, List<Chain> chains) {

    @Usual
    public static final PathsLook USUAL = new PathsLook(PathsPicture.HEADS, PathMode.DIRECT, "logits", List.of());

    public PathsLook {
        chains = List.copyOf(chains);
    }

    public PathsLook withPicture(PathsPicture changed) {
        return new PathsLook(changed, mode, to, chains);
    }

    public PathsLook withMode(PathMode changed) {
        return new PathsLook(picture, changed, to, chains);
    }

    public PathsLook withTo(String changed) {
        return new PathsLook(picture, mode, changed, chains);
    }

    public PathsLook withChains(List<Chain> changed) {
        return new PathsLook(picture, mode, to, changed);
    }

    /// One in the place of another; at the end where the other is not there.
    public PathsLook with(Chain chain, Chain instead) {
        List<Chain> changed = new ArrayList<>(chains);
        int place = changed.indexOf(instead);
        if (place >= 0) {
            changed.set(place, chain);
        } else {
            changed.add(chain);
        }
        return withChains(changed.stream().distinct().toList());
    }

    public PathsLook without(Chain chain) {
        return withChains(chains.stream().filter(each -> !each.equals(chain)).toList());
    }
}
