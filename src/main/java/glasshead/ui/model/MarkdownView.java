package glasshead.ui.model;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Shows a page of simple Markdown.
final class MarkdownView extends VBox {

    MarkdownView(String page) {
        getStyleClass().add("markdown");
        Markdown.blocks(page).forEach(block -> getChildren().add(node(block)));
    }

    private static Node node(Markdown.Block block) {
        return switch (block) {
            case Markdown.Heading(int level, String text) -> styled(flow(text), "markdown-h" + Math.min(level, 3));
            case Markdown.Paragraph(String text, boolean item) -> styled(flow(item ? "•  " + text : text), item ? "markdown-item"
                    : "markdown-text");
            case Markdown.Code(String text) -> styled(new Label(text), "markdown-block");
            case Markdown.Table(List<List<String>> rows) -> table(rows);
        };
    }

    private static GridPane table(List<List<String>> rows) {
        GridPane grid = styled(new GridPane(), "markdown-table");
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                grid.add(styled(flow(rows.get(row).get(column)), row == 0 ? "markdown-head" : "markdown-cell"), column, row);
            }
        }
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(wide);
        return grid;
    }

    private static TextFlow flow(String text) {
        TextFlow flow = new TextFlow();
        for (Markdown.Span span : Markdown.spans(text)) {
            flow.getChildren().add(styled(new Text(span.text()), "markdown-" + span.style().name().toLowerCase(Locale.ROOT)));
        }
        return flow;
    }

    private static <N extends Node> N styled(N node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
