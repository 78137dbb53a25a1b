package glasshead.ui.maps;

import glasshead.engine.Findings;
import glasshead.experiment.view.MapFamily;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.MapsLook;
import glasshead.experiment.view.PatchDirection;
import glasshead.experiment.view.PatchMeasure;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// What can be chosen about a question: its part, direction and measure of patching, the layer.
final class MapsControls extends FlowPane {

    private final MapsViewModel model;

    MapsControls(MapsViewModel model) {
        this.model = model;
        getStyleClass().add("map-controls");
        for (MapFamily family : MapFamily.values()) {
            if (family.questions().size() > 1) {
                add(new Segmented<>(family.questions(), MapQuestion::label, MapQuestion::meaning, model.question()), now -> now
                        .family() == family);
            }
        }
        add(new Segmented<>(List.of(PatchDirection.values()), PatchDirection::label, PatchDirection::tooltip, model.direction()),
                MapQuestion::patching);
        add(new Segmented<>(List.of(PatchMeasure.values()), PatchMeasure::label, PatchMeasure::tooltip, model.measure()),
                MapQuestion::patching);
        add(layers(), MapQuestion::headsByPosition);
        getChildren().add(new RunBar(model));
    }

    static Segmented<MapFamily> families(MapsViewModel model) {
        ObjectProperty<MapFamily> family = new SimpleObjectProperty<>(model.question().get().family());
        model.question().subscribe(now -> family.set(now.family()));
        family.addListener((property, before, now) -> {
            if (now != model.question().get().family()) {
                model.choose(now);
            }
        });
        return new Segmented<>(List.of(MapFamily.values()), MapFamily::label, MapFamily::tooltip, family);
    }

    private void add(Region control, Predicate<MapQuestion> when) {
        control.managedProperty().bind(control.visibleProperty());
        model.question().subscribe(now -> control.setVisible(when.test(now)));
        control.setMinWidth(USE_PREF_SIZE);
        getChildren().add(control);
    }

    private Region layers() {
        ChoiceBox<Integer> box = new ChoiceBox<>();
        box.setTooltip(new Tooltip("The heads of which layer"));
        box.setAccessibleText("Layer");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer layer) {
                return layer == null ? "" : layer == MapsLook.ALL_LAYERS ? "All layers" : "Layer " + layer;
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException("layers are chosen, not typed");
            }
        });
        model.session().findings().subscribe(found -> fill(box, found));
        model.layer().subscribe(layer -> box.setValue(layer.intValue()));
        box.setOnAction(event -> {
            if (box.getValue() != null) {
                model.layer().set(box.getValue());
            }
        });
        return box;
    }

    private void fill(ChoiceBox<Integer> box, Findings found) {
        List<Integer> layers = new ArrayList<>(List.of(MapsLook.ALL_LAYERS));
        IntStream.range(0, found == null ? 0 : found.model().layers()).forEach(layers::add);
        if (!box.getItems().equals(layers)) {
            box.getItems().setAll(layers);
            box.setValue(model.layer().get());
        }
    }
}
