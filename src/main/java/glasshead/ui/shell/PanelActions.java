package glasshead.ui.shell;

import glasshead.ui.export.PanelSaver;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.PanelEvent;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.table.TableWindow;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/// Does what the panels' menus ask for.
public final class PanelActions {

    private final CopyBoard board;
    private final ViewOptions options;
    private final Consumer<String> notice;
    private final PanelSaver saver;

    /// @param about  the model and the prompt, or the set
    /// @param notice says what was done
    public PanelActions(CopyBoard board, SaveDialog dialog, Supplier<String> about, ViewOptions options, Consumer<String> notice) {
        this.board = board;
        this.options = options;
        this.notice = notice;
        saver = new PanelSaver(board, dialog::ask, about, options, notice);
    }

    /// @param root above the panels
    public void listen(Node root) {
        saver.listen(root);
        root.addEventHandler(PanelEvent.COPY_TABLE, event -> event.panel().table().ifPresent(this::copyTable));
        root.addEventHandler(PanelEvent.SHOW_TABLE, event -> event.panel().table().ifPresent(table -> new TableWindow(root.getScene()
                .getWindow(), table, board, options).show()));
    }

    private void copyTable(DataTable table) {
        board.text(table.toCsv());
        notice.accept("Copied " + table.rows().size() + " rows of “" + table.name() + "”");
    }
}
