package glasshead.experiment.view;

import glasshead.experiment.Usual;
import java.util.List;

/// How it is looked at why a head attends to a token. Head, query and key are what is locked.
///
/// @param queryPart of the pair that was chosen, as `L0H1`; empty for the strongest
/// @param keyPart   likewise
/// @param path      the way upstream, from where it began to what is shown now; it is over as soon as something else is locked
public record WhyLook(WhyPicture picture, String queryPart, String keyPart, List<WhyStep> path) {

    @Usual
    public static final WhyLook USUAL = new WhyLook(WhyPicture.TABLE, "", "", List.of());

    public WhyLook {
        path = List.copyOf(path);
    }

    public WhyLook withPicture(WhyPicture changed) {
        return new WhyLook(changed, queryPart, keyPart, path);
    }

    public WhyLook choosing(String query, String key) {
        return new WhyLook(picture, query, key, path);
    }

    /// What comes next has pairs of its own.
    public WhyLook onPath(List<WhyStep> changed) {
        return new WhyLook(picture, "", "", changed);
    }
}
