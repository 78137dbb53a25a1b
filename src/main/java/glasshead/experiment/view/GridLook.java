package glasshead.experiment.view;

import glasshead.experiment.CompositionKind;
import glasshead.experiment.Usual;

/// What the grid of heads shows.
///
/// @param composition which kind, where composition is shown
public record GridLook(GridPicture picture, CompositionKind composition) {

    @Usual
    public static final GridLook USUAL = new GridLook(GridPicture.PATTERN, CompositionKind.KEYS);

    public GridLook withPicture(GridPicture changed) {
        return new GridLook(changed, composition);
    }

    public GridLook withComposition(CompositionKind changed) {
        return new GridLook(picture, changed);
    }
}
