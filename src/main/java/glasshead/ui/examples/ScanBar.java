package glasshead.ui.examples;

import glasshead.engine.ScanProgress;
import glasshead.scan.ScanShelf.Kept;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// Which corpus is looked at; scans another, says how far that is, and stops it.
final class ScanBar extends FlowPane {

    private final Scans scans;
    private final ScanFiles files;
    private final MenuButton corpus = new MenuButton();
    private final ProgressBar bar = new ProgressBar();
    private final Label words = new Label();

    ScanBar(Scans scans, ScanFiles files) {
        this.scans = scans;
        this.files = files;
        getStyleClass().add("scan-bar");
        corpus.setTooltip(new Tooltip("Which corpus; scan a file or folder of texts, or open a scan"));
        corpus.getStyleClass().add("scan-corpus");
        corpus.setOnShowing(_ -> fill());
        fill();
        Button stop = new Button("Stop");
        stop.setTooltip(new Tooltip("What is done is kept after every 65,536 tokens; scanning the same file again goes on from there"));
        stop.getStyleClass().add("scan-stop");
        stop.setOnAction(_ -> scans.fresh().stop());
        bar.getStyleClass().add("scan-progress");
        words.getStyleClass().addAll("small", "muted");
        words.maxWidthProperty().bind(widthProperty());
        getChildren().addAll(corpus, bar, stop, words);
        for (Node node : List.of(bar, stop, words)) {
            node.visibleProperty().bind(scans.fresh().running());
            node.managedProperty().bind(scans.fresh().running());
        }
        scans.fresh().progress().subscribe(this::show);
        scans.open().subscribe(this::show);
        show();
    }

    private void show() {
        Kept open = scans.open().get();
        corpus.setText(open == null ? "Corpus" : "Corpus: " + open.name());
        ScanProgress now = scans.fresh().progress().get();
        bar.setProgress(now == null ? ProgressBar.INDETERMINATE_PROGRESS : now.share());
        words.setText(now == null ? "Reading…" : ScanWords.line(now));
        bar.setAccessibleText(words.getText());
    }

    private void fill() {
        corpus.getItems().clear();
        for (Kept each : scans.kept().get()) {
            RadioMenuItem item = new RadioMenuItem(each.name() + (each.shipped() ? "  –  came with the model" : ""));
            item.setMnemonicParsing(false);
            Kept open = scans.open().get();
            item.setSelected(open != null && open.file().equals(each.file()));
            item.setOnAction(_ -> scans.choose(each));
            corpus.getItems().add(item);
        }
        if (!corpus.getItems().isEmpty()) {
            corpus.getItems().add(new SeparatorMenuItem());
        }
        MenuItem make = new MenuItem("Scan a file of texts…");
        make.setOnAction(_ -> files.corpus().get().ifPresent(scans::propose));
        MenuItem folder = new MenuItem("Scan a folder of them…");
        folder.setOnAction(_ -> files.folder().get().ifPresent(scans::propose));
        MenuItem open = new MenuItem("Open a scan…");
        open.setOnAction(_ -> files.scan().get().ifPresent(scans::read));
        corpus.getItems().addAll(make, folder, open);
    }
}
