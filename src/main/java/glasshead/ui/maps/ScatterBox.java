package glasshead.ui.maps;

import glasshead.experiment.MapKind;
import glasshead.experiment.view.MapFamily;
import glasshead.experiment.view.MapQuestion;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The scatter with, above it, the choice of what it shows and what its dashed line means.
final class ScatterBox extends VBox {

    private final MapsViewModel model;
    private final List<Segmented<MapKind>> choices = new ArrayList<>();

    ScatterBox(MapsViewModel model, ViewOptions options) {
        this.model = model;
        ScatterPane pane = new ScatterPane(model, options);
        Label name = new Label("Scatter:");
        name.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().addAll("muted", "small");
        HBox choice = new HBox(name);
        choice.getStyleClass().add("map-scatter-choice");
        for (MapQuestion question : MapFamily.ABLATION.questions()) {
            choice.getChildren().add(choice(question));
        }
        Label foretold = new Label("- - losing its attribution, nothing else");
        foretold.getStyleClass().addAll("muted", "small");
        getStyleClass().add("map-scatter-box");
        setMinSize(0, 0);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(choice, foretold, pane);
        model.sheet().subscribe(now -> choices.forEach(each -> each.offer(kind -> now == null || !now.refusals().containsKey(kind))));
    }

    private Segmented<MapKind> choice(MapQuestion question) {
        Segmented<MapKind> kinds = new Segmented<>(question.kinds(), kind -> KindNames.of(kind).replace(" at the last token", ", last"),
                kind -> "Draw this ablation against direct attribution", model.scattered());
        kinds.managedProperty().bind(kinds.visibleProperty());
        model.question().subscribe(now -> kinds.setVisible(now == question));
        choices.add(kinds);
        return kinds;
    }

    /// Whether the question has something to scatter; the one that is chosen may still be under way.
    boolean isWanted() {
        Sheet sheet = model.sheet().get();
        return sheet != null && sheet.question().family() == MapFamily.ABLATION && !sheet.maps().isEmpty() && sheet.attribution() != null;
    }
}
