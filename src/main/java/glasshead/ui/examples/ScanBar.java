package glasshead.ui.examples;

import glasshead.engine.ScanProgress;
import glasshead.scan.ScanShelf.Kept;
import glasshead.ui.format.Numbers;
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
        corpus.setTooltip(new Tooltip("Which corpus; scan a text file, or open a scan"));
        corpus.getStyleClass().add("scan-corpus");
        corpus.setOnShowing(_ -> fill());
        fill();
        Button stop = new Button("Stop");
        stop.setTooltip(new Tooltip("What is done is kept; scanning the same file again goes on from there"));
        stop.getStyleClass().add("scan-stop");
        stop.setOnAction(_ -> scans.stop());
        bar.getStyleClass().add("scan-progress");
        words.getStyleClass().addAll("small", "muted");
        getChildren().addAll(corpus, bar, stop, words);
        for (Node node : List.of(bar, stop, words)) {
            node.visibleProperty().bind(scans.making());
            node.managedProperty().bind(scans.making());
        }
        scans.progress().subscribe(this::show);
        scans.open().subscribe(this::show);
        show();
    }

    private void show() {
        Kept open = scans.open().get();
        corpus.setText(open == null ? "Corpus" : "Corpus: " + open.name());
        ScanProgress now = scans.progress().get();
        bar.setProgress(now == null ? ProgressBar.INDETERMINATE_PROGRESS : now.share());
        words.setText(now == null ? "reading…" : said(now));
        bar.setAccessibleText(words.getText());
    }

    static String said(ScanProgress now) {
        return Numbers.percent(now.share()) + " · " + Numbers.grouped(now.counts().tokens()) + " tokens · "
                + Numbers.grouped(Math.round(now.tokensPerSecond())) + " a second · " + left(now.secondsLeft()) + " · at most "
                + Numbers.grouped((now.memory() >> 20) + 1) + " MB";
    }

    private static String left(double seconds) {
        if (Double.isNaN(seconds)) {
            return "time left not known yet";
        }
        return seconds < 100 ? Math.round(seconds) + " s left" : Math.round(seconds / 60) + " min left";
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
        MenuItem make = new MenuItem("Scan a text file…");
        make.setOnAction(_ -> files.corpus().get().ifPresent(scans::make));
        MenuItem open = new MenuItem("Open a scan…");
        open.setOnAction(_ -> files.scan().get().ifPresent(scans::read));
        corpus.getItems().addAll(make, open);
    }
}
