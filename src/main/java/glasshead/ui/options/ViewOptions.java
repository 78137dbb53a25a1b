package glasshead.ui.options;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import glasshead.pixels.Palette;

/// How things are drawn, shared by all panels: one object that every view observes. Kept between starts.
public final class ViewOptions {

    private final BooleanProperty dark = new SimpleBooleanProperty(false);
    private final BooleanProperty largeText = new SimpleBooleanProperty(false);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.DEFAULT);

    public BooleanProperty dark() {
        return dark;
    }

    /// Readable from the back row.
    public BooleanProperty largeText() {
        return largeText;
    }

    public ObjectProperty<Palette> palette() {
        return palette;
    }
}
