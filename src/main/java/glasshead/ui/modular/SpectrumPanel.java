package glasshead.ui.modular;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A panel with the bars of one spectrum, or of several to choose from.
final class SpectrumPanel {

    private static final String HELP = "Click takes a frequency away, another click brings it back · key frequencies in bold";

    private final ModularViewModel model;
    private final Panel panel;
    private final FrequencyBars bars;
    private final Label reading = new Label(HELP);
    private final Label first = new Label();
    private final Label second = new Label();
    private final ObjectProperty<Spectrum.Kind> kind;

    SpectrumPanel(String name, ModularViewModel model, ViewOptions options, List<Spectrum.Kind> kinds) {
        this.model = model;
        panel = new Panel(name);
        kind = new SimpleObjectProperty<>(kinds.getFirst());
        bars = new FrequencyBars(model, options);
        if (kinds.size() > 1) {
            panel.controls().getChildren().add(new Segmented<>(kinds, Spectrum.Kind::label, Spectrum.Kind::tooltip, kind));
        }
        VBox.setVgrow(bars, Priority.ALWAYS);
        panel.setContent(bars);
        panel.legendControls().getChildren().addAll(swatch("modular-first"), first, swatch("modular-second"), second);
        panel.legendControls().getStyleClass().add("modular-series");
        List.of(first, second, reading).forEach(label -> label.getStyleClass().addAll("small", "muted"));
        reading.setMinWidth(0);
        panel.setFooter(new HBox(reading));
        panel.setTable(() -> bars.spectrum().get() == null ? null : bars.spectrum().get().table());
        kind.addListener((property, before, now) -> draw());
        model.shown().addListener((property, before, now) -> draw());
        model.hoveredFrequency().addListener((property, before, now) -> read());
        model.removed().addListener((property, before, now) -> read());
        draw();
    }

    Panel panel() {
        return panel;
    }

    private static Region swatch(String style) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("modular-swatch", style);
        return swatch;
    }

    private void draw() {
        Spectrum spectrum = model.shown().get() == null ? null : Spectrum.of(kind.get(), model.shown().get().whole());
        bars.spectrum().set(spectrum);
        panel.legendControls().setVisible(spectrum != null);
        panel.legend().set(spectrum == null ? "" : spectrum.meaning());
        if (spectrum != null) {
            first.setText(spectrum.series().get(0));
            second.setText(spectrum.series().get(1));
        }
        read();
    }

    private void read() {
        String read = bars.reading();
        reading.setText(bars.spectrum().get() == null ? "" : read.isEmpty() ? HELP : read);
    }
}
