package glasshead.ui.format;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

/// A table whose columns share its width where each has the room that its contents need, and which scrolls sideways where they have not.
public final class ColumnRoom {

    /// The bar that scrolls up and down.
    private static final double GUTTER = 16;

    private final TableView<?> table;
    private final ViewOptions options;
    private final ToDoubleFunction<TableColumn<?, ?>> ems;

    private ColumnRoom(TableView<?> table, ViewOptions options, ToDoubleFunction<TableColumn<?, ?>> ems) {
        this.table = table;
        this.options = options;
        this.ems = ems;
    }

    /// @param ems what a column needs, in the size of text
    /// @return to be ended when the table is closed before the program is
    public static Subscription keep(TableView<?> table, ViewOptions options, ToDoubleFunction<TableColumn<?, ?>> ems) {
        ColumnRoom room = new ColumnRoom(table, options, ems);
        InvalidationListener changed = _ -> room.fit();
        table.getColumns().addListener(changed);
        table.widthProperty().addListener(changed);
        room.fit();
        return options.largeText().subscribe(room::fit);
    }

    private void fit() {
        double all = GUTTER;
        for (TableColumn<?, ?> column : table.getColumns()) {
            double least = Math.ceil(ems.applyAsDouble(column) * Fonts.size(options.largeText().get()));
            column.setMinWidth(least);
            all += least;
        }
        var policy = table.getWidth() >= all ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN
                : TableView.UNCONSTRAINED_RESIZE_POLICY;
        if (!table.getColumnResizePolicy().equals(policy)) {
            table.setColumnResizePolicy(policy);
        }
    }
}
