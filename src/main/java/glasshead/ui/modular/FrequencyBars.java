package glasshead.ui.modular;

import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A spectrum as bars. Pointing or arrow keys choose a frequency, a click or Enter takes it away or brings it back.
final class FrequencyBars extends Region {

    private final ModularViewModel model;
    private final ViewOptions options;
    private final ObjectProperty<@Nullable Spectrum> spectrum = new SimpleObjectProperty<>();
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);

    FrequencyBars(ModularViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("frequency-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        getChildren().add(canvas);
        setOnMouseMoved(event -> point(geometry().at(event.getX())));
        setOnMouseExited(event -> point(ModularViewModel.NONE));
        setOnMousePressed(event -> requestFocus());
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                model.toggle(geometry().at(event.getX()));
            }
        });
        setOnKeyPressed(this::pressed);
        spectrum.addListener((property, before, now) -> refresh());
        model.removed().addListener((property, before, now) -> refresh());
        model.hoveredFrequency().addListener((property, before, now) -> refresh());
        focusVisibleProperty().subscribe(canvas::repaintOverlay);
        model.shown().addListener((property, before, now) -> refresh());
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(canvas::repaintOverlay);
        refresh();
    }

    /// What is drawn, if anything.
    ObjectProperty<@Nullable Spectrum> spectrum() {
        return spectrum;
    }

    BarsGeometry geometry() {
        Spectrum shown = spectrum.get();
        LabelText text = new LabelText(CanvasFonts.small(options));
        return new BarsGeometry(shown == null ? 0 : shown.values().length, shown == null ? 0 : text.width(shown.written(shown.largest())),
                text.lineHeight(), getWidth(), getHeight());
    }

    /// What the line below says of the frequency pointed at; empty for none.
    String reading() {
        int frequency = model.hoveredFrequency().get();
        Spectrum shown = spectrum.get();
        if (shown == null || frequency < 0 || frequency >= shown.values().length) {
            return "";
        }
        String key = model.shown().get().whole().keyFrequencies().contains(frequency) ? " · key" : "";
        String away = model.removed().get().contains(frequency) ? " · taken away" : "";
        return (frequency == 0 ? "" : "Frequency " + frequency + ": ") + shown.reading(frequency) + key + away;
    }

    private void point(int frequency) {
        model.hoveredFrequency().set(frequency);
        setCursor(frequency > 0 ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void pressed(KeyEvent key) {
        if (spectrum.get() == null) {
            return;
        }
        int last = spectrum.get().values().length - 1;
        int now = model.hoveredFrequency().get();
        switch (key.getCode()) {
            case LEFT -> model.hoveredFrequency().set(Math.max(0, now - 1));
            case RIGHT -> model.hoveredFrequency().set(Math.min(last, now + 1));
            case HOME -> model.hoveredFrequency().set(0);
            case END -> model.hoveredFrequency().set(last);
            default -> {
                if (key.getCode() != KeyCode.ENTER && key.getCode() != KeyCode.SPACE) {
                    return;
                }
                model.toggle(now);
            }
        }
        key.consume();
    }

    private void refresh() {
        String reading = reading();
        setAccessibleText(reading.isEmpty() ? "Bars by frequency. Arrow keys choose a frequency, Enter takes it away or brings it back"
                : reading);
        canvas.repaintOverlay();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return 130;
    }

    private void paint(Graphics graphics, double width, double height) {
        Tones tones = Tones.of(options);
        if (spectrum.get() != null && model.shown().get() != null) {
            new BarsPainter(graphics, spectrum.get(), geometry(), tones, options, model.shown().get().whole().keyFrequencies(), model
                    .removed().get(),
                    model.hoveredFrequency().get()).paint();
        }
        if (isFocusVisible()) {
            graphics.setStroke(tones.accent());
            graphics.strokeRect(0.5, 0.5, width - 1, height - 1);
        }
    }
}
