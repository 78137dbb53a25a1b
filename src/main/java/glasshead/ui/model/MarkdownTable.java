package glasshead.ui.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;

/// A table whose columns of short words keep them whole; those of long ones share the rest of the width and wrap. A head without words is
/// left out.
final class MarkdownTable extends AbstractVisitor {

    private static final int SHORT = 24;

    private final GridPane grid = new GridPane();
    private final List<Integer> longest = new ArrayList<>();
    private int row;

    private MarkdownTable() {
        grid.getStyleClass().add("markdown-table");
    }

    static GridPane of(TableBlock table) {
        MarkdownTable made = new MarkdownTable();
        made.visitChildren(table);
        boolean allShort = made.longest.stream().allMatch(length -> length <= SHORT);
        for (int column = 0; column < made.longest.size(); column++) {
            ColumnConstraints width = new ColumnConstraints();
            boolean whole = made.longest.get(column) <= SHORT;
            width.setMinWidth(whole ? Region.USE_PREF_SIZE : 0);
            width.setHgrow(whole && !(allShort && column == made.longest.size() - 1) ? Priority.NEVER : Priority.ALWAYS);
            made.grid.getColumnConstraints().add(width);
        }
        return made.grid;
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow cells) {
            addRow(cells);
        } else {
            visitChildren(node);
        }
    }

    private void addRow(TableRow cells) {
        List<TextFlow> flows = new ArrayList<>();
        boolean blank = true;
        for (org.commonmark.node.Node node = cells.getFirstChild(); node != null; node = node.getNext()) {
            TableCell cell = (TableCell) node;
            TextFlow flow = MarkdownText.of(cell);
            flow.getStyleClass().add(cell.isHeader() ? "markdown-head" : "markdown-cell");
            flow.setTextAlignment(cell.getAlignment() == TableCell.Alignment.RIGHT ? TextAlignment.RIGHT : TextAlignment.LEFT);
            GridPane.setValignment(flow, VPos.TOP);
            int length = MarkdownText.plain(cell).length();
            int column = flows.size();
            longest.addAll(Collections.nCopies(Math.max(0, column + 1 - longest.size()), 0));
            longest.set(column, Math.max(longest.get(column), length));
            blank &= length == 0;
            flows.add(flow);
        }
        if (!blank) {
            grid.addRow(row++, flows.toArray(TextFlow[]::new));
        }
    }
}
