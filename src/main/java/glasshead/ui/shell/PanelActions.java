package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.PanelEvent;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.picture.Pictures;
import glasshead.ui.table.TableWindow;
import java.util.function.Consumer;
import javafx.scene.Node;

/// Does what the panels' menus ask for.
public final class PanelActions {

    /// Sharp in print and on a projector.
    private static final double PICTURE_SCALE = 2;

    private final CopyBoard board;
    private final ViewOptions options;
    private final Consumer<String> notice;

    /// @param notice says what was done
    public PanelActions(CopyBoard board, ViewOptions options, Consumer<String> notice) {
        this.board = board;
        this.options = options;
        this.notice = notice;
    }

    /// @param root above the panels
    public void listen(Node root) {
        root.addEventHandler(PanelEvent.COPY_PICTURE, event -> copyPicture(event.panel()));
        root.addEventHandler(PanelEvent.COPY_TABLE, event -> event.panel().table().ifPresent(this::copyTable));
        root.addEventHandler(PanelEvent.SHOW_TABLE, event -> event.panel().table().ifPresent(table -> new TableWindow(root.getScene()
                .getWindow(), table, board, options).show()));
    }

    private void copyPicture(Panel panel) {
        board.picture(Pictures.of(panel, PICTURE_SCALE));
        notice.accept("Copied the picture of “" + panel.title().get() + "”");
    }

    private void copyTable(DataTable table) {
        board.text(table.toCsv());
        notice.accept("Copied " + table.rows().size() + " rows of “" + table.name() + "”");
    }
}
