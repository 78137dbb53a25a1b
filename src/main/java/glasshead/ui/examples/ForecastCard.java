package glasshead.ui.examples;

import glasshead.engine.ScanForecast;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What a scan will take, before it is begun or left.
final class ForecastCard extends VBox {

    private final NewScan fresh;
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label place = new Label();
    private final Button begin = new Button("Scan");

    ForecastCard(NewScan fresh) {
        this.fresh = fresh;
        getStyleClass().add("forecast");
        title.getStyleClass().add("strong");
        words.getStyleClass().addAll("muted", "forecast-words");
        words.setWrapText(true);
        place.getStyleClass().addAll("muted", "small", "forecast-place");
        place.setMinWidth(0);
        CheckBox merged = new CheckBox("Of examples that are alike keep one");
        merged.setTooltip(new Tooltip("Strongest examples whose five tokens on either side are the same count as one"));
        merged.selectedProperty().bindBidirectional(fresh.merged());
        CheckBox means = new CheckBox("Take means for mean ablation");
        means.setTooltip(new Tooltip(
                "Mean attn.hook_z and hook_mlp_out of every layer, position by position: mean ablation can then be over "
                        + "this corpus (Interventions, key I)"));
        means.getStyleClass().add("forecast-means");
        means.selectedProperty().bindBidirectional(fresh.means());
        begin.getStyleClass().addAll("accent", "forecast-begin");
        begin.setTooltip(new Tooltip("Runs the corpus through the model once"));
        begin.setOnAction(_ -> fresh.begin());
        begin.disableProperty().bind(fresh.forecast().isNull());
        Button leave = new Button("Not now");
        leave.getStyleClass().add("forecast-leave");
        leave.setTooltip(new Tooltip("Nothing is run"));
        leave.setOnAction(_ -> fresh.stop());
        HBox buttons = new HBox(8, begin, leave);
        buttons.getStyleClass().add("scan-buttons");
        getChildren().addAll(title, words, place, merged, means, buttons);
        visibleProperty().bind(fresh.proposed().isNotNull());
        managedProperty().bind(visibleProperty());
        fresh.proposed().subscribe(this::show);
        fresh.forecast().subscribe(this::show);
    }

    private void show() {
        Path corpus = fresh.proposed().get();
        ScanForecast now = fresh.forecast().get();
        if (corpus == null) {
            return;
        }
        title.setText("Scan ‘" + (corpus.getFileName() == null ? corpus : corpus.getFileName()) + "’?");
        title.setTooltip(new Tooltip(corpus.toString()));
        words.setText(now == null ? "Reading its first texts and running some by the clock…" : String.join("\n", ScanWords.lines(now)));
        place.setText(now == null || now.file() == null ? "" : "Kept in " + now.file());
        place.setTooltip(now == null || now.file() == null ? null : new Tooltip(String.valueOf(now.file())));
        if (now != null) {
            begin.requestFocus();
        }
    }
}
