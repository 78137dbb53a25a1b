package glasshead.ui.options;

import glasshead.pixels.Palette;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// How things are drawn, shared by all panels: one object that every view observes. Kept between starts.
public final class ViewOptions {

    private final BooleanProperty dark = new SimpleBooleanProperty(false);
    private final BooleanProperty largeText = new SimpleBooleanProperty(false);
    private final BooleanProperty timelineFolded = new SimpleBooleanProperty(false);
    private final BooleanProperty interventions = new SimpleBooleanProperty(false);
    private final BooleanProperty history = new SimpleBooleanProperty(false);
    private final BooleanProperty firstMinute = new SimpleBooleanProperty(false);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.DEFAULT);
    private final ObjectProperty<@Nullable WindowPlace> window = new SimpleObjectProperty<>();
    private final ObservableMap<String, List<Double>> splits = FXCollections.observableHashMap();

    public BooleanProperty dark() {
        return dark;
    }

    /// Readable from the back row.
    public BooleanProperty largeText() {
        return largeText;
    }

    /// Whether the curves of a model's training are folded away, so that only the slider is left.
    public BooleanProperty timelineFolded() {
        return timelineFolded;
    }

    /// Whether the drawer of interventions is open.
    public BooleanProperty interventions() {
        return interventions;
    }

    /// Whether the drawer of what was looked at is open.
    public BooleanProperty history() {
        return history;
    }

    /// Whether the first three things to click are still offered.
    public BooleanProperty firstMinute() {
        return firstMinute;
    }

    public ObjectProperty<Palette> palette() {
        return palette;
    }

    /// Where the window is, once it was placed.
    public ObjectProperty<@Nullable WindowPlace> window() {
        return window;
    }

    /// Where the user dragged the dividers of each split pane, by its name.
    public ObservableMap<String, List<Double>> splits() {
        return splits;
    }

    /// Called after each change of what is kept.
    public void onChange(Runnable changed) {
        Stream.<ObservableValue<?>>of(dark, largeText, timelineFolded, interventions, history, firstMinute, palette, window).forEach(
                kept -> kept.addListener((_, _, _) -> changed.run()));
        splits.addListener((InvalidationListener) _ -> changed.run());
    }

    public void restore(Settings settings) {
        dark.set(settings.dark());
        largeText.set(settings.largeText());
        palette.set(settings.palette());
        window.set(settings.window());
        timelineFolded.set(settings.timelineFolded());
        interventions.set(settings.interventions());
        history.set(settings.history());
        firstMinute.set(settings.firstMinute());
        splits.clear();
        splits.putAll(settings.splits());
    }

    public Settings settings() {
        return new Settings(dark.get(), largeText.get(), palette.get(), window.get(), splits, timelineFolded.get(), interventions.get(),
                history.get(), firstMinute.get());
    }
}
