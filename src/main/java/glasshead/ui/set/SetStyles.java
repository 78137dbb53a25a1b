package glasshead.ui.set;

import java.util.Objects;

/// The looks of what speaks of a set.
final class SetStyles {

    static final String SHEET = Objects.requireNonNull(SetStyles.class.getResource("set.css")).toExternalForm();

    private SetStyles() {}
}
