package glasshead.ui.library;

import glasshead.engine.verify.FigureResult;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a verification found: a sum in one line, and each figure with expected, got and tolerance.
final class ResultsView extends VBox {

    private static final double TALLEST = 260;

    private final ModelRow row;
    private final Label sum = new Label();
    private final GridPane figures = new GridPane();

    ResultsView(ModelRow row) {
        super(6);
        this.row = row;
        sum.getStyleClass().addAll("small", "strong");
        figures.getStyleClass().add("library-figures");
        figures.getColumnConstraints().addAll(column(false), column(true), column(false), column(false), column(false));
        ScrollPane scroll = new ScrollPane(figures);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(TALLEST);
        scroll.managedProperty().bind(scroll.visibleProperty());
        Hyperlink toggle = new Hyperlink();
        toggle.getStyleClass().add("small");
        toggle.textProperty().bind(scroll.visibleProperty().map(shown -> shown ? "hide figures" : "show figures"));
        toggle.setOnAction(_ -> {
            scroll.setVisible(!scroll.isVisible());
            toggle.setVisited(false);
        });
        HBox line = new HBox(8, sum, toggle);
        line.getStyleClass().add("library-sum");
        getChildren().addAll(line, scroll);
        row.results().addListener((ListChangeListener<FigureResult>) change -> show());
        InvalidationListener told = _ -> tell();
        row.verifying().addListener(told);
        show();
    }

    private static ColumnConstraints column(boolean grows) {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(grows ? Priority.ALWAYS : Priority.NEVER);
        if (!grows) {
            column.setMinWidth(Region.USE_PREF_SIZE);
        }
        return column;
    }

    private void show() {
        figures.getChildren().clear();
        figures.addRow(0, new Label(), heading("figure"), heading("expected"), heading("got"), heading("tolerance"));
        row.results().forEach(this::add);
        tell();
    }

    private void tell() {
        sum.setText(row.verdict());
        setVisible(!row.results().isEmpty() || row.verifying().get());
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private void add(FigureResult result) {
        FontIcon verdict = new FontIcon(result.agrees() ? Feather.CHECK : Feather.ALERT_TRIANGLE);
        verdict.getStyleClass().add(result.agrees() ? "library-agrees" : "library-off");
        Label icon = new Label(null, verdict);
        icon.setAccessibleText(result.agrees() ? "comes out" : "is off");
        Label what = new Label(result.figure().what());
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        what.getStyleClass().add("small");
        what.setTooltip(new Tooltip("Source: " + result.figure().source()));
        Node[] cells = {icon, what, number(result.expected()), number(result.got()), number(result.figure().toleranceText())};
        for (Node cell : cells) {
            GridPane.setValignment(cell, VPos.BASELINE);
        }
        figures.addRow(figures.getRowCount(), cells);
    }

    /// Of a figure of many numbers, `2.98 (L9H9, furthest off of 144)`, the number here and the rest as a tooltip.
    private static Label number(String text) {
        int rest = text.indexOf(" (");
        Label label = new Label(rest < 0 ? text.lines().findFirst().orElse("") : text.substring(0, rest));
        label.setTooltip(new Tooltip(text));
        label.setMaxWidth(150);
        label.getStyleClass().addAll("small", "mono");
        return label;
    }
}
