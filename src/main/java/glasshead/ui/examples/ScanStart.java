package glasshead.ui.examples;

import glasshead.engine.ScanProgress;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
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
        NewScan fresh = scans.fresh();
        words.textProperty().bind(Bindings.createStringBinding(() -> words(scans), scans.notice(), fresh.running(), fresh.progress()));
        words.setWrapText(true);
        words.getStyleClass().addAll("muted", "scan-words");
        Button make = new Button("Scan a file of texts…");
        make.getStyleClass().add("scan-make");
        make.setTooltip(new Tooltip("One text a line (.txt), or JSON lines with a text each (.jsonl), also as .gz or .zst; "
                + "says first what it takes"));
        make.setOnAction(_ -> files.corpus().get().ifPresent(scans::propose));
        Button folder = new Button("Scan a folder…");
        folder.getStyleClass().add("scan-folder");
        folder.setTooltip(new Tooltip("All such files in it and below, in the order of their names"));
        folder.setOnAction(_ -> files.folder().get().ifPresent(scans::propose));
        Button open = new Button("Open a scan…");
        open.setTooltip(new Tooltip("A file that ‘glasshead scan --out’ wrote"));
        open.setOnAction(_ -> files.scan().get().ifPresent(scans::read));
        HBox buttons = new HBox(8, make, folder, open);
        buttons.getStyleClass().add("scan-buttons");
        buttons.visibleProperty().bind(BooleanExpression.booleanExpression(scans.possible()).and(fresh.running().not()));
        getChildren().addAll(words, buttons);
        visibleProperty().bind(scans.open().isNull().and(fresh.proposed().isNull()));
    }

    private static String words(Scans scans) {
        ScanProgress now = scans.fresh().progress().get();
        return !scans.fresh().running().get() ? scans.notice().get() : now == null ? "Scanning…" : "Scanning: " + ScanWords.line(now);
    }
}
