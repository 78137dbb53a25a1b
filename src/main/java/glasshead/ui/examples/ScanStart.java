package glasshead.ui.examples;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What is there instead of examples: why there are none, and what to do.
final class ScanStart extends VBox {

    ScanStart(Scans scans, ScanFiles files) {
        getStyleClass().add("scan-start");
        Label words = new Label();
        words.textProperty().bind(scans.notice());
        words.setWrapText(true);
        words.getStyleClass().addAll("muted", "scan-words");
        Button make = new Button("Scan a text file…");
        make.getStyleClass().add("scan-make");
        make.setTooltip(new Tooltip("Runs it through the model once; what was found is kept for these weights"));
        make.setOnAction(_ -> files.corpus().get().ifPresent(scans::make));
        Button open = new Button("Open a scan…");
        open.setTooltip(new Tooltip("A file that ‘glasshead scan --out’ wrote"));
        open.setOnAction(_ -> files.scan().get().ifPresent(scans::read));
        HBox buttons = new HBox(8, make, open);
        buttons.getStyleClass().add("scan-buttons");
        buttons.visibleProperty().bind(scans.possible());
        getChildren().addAll(words, buttons);
        visibleProperty().bind(scans.open().isNull());
    }
}
