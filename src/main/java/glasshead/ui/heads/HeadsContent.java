package glasshead.ui.heads;

import glasshead.pixels.Area;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.Region;

/// The grid as large as it gets and, where that leaves enough room below, the profile. A grid of many layers scrolls.
final class HeadsContent extends Region {

    private static final double GAP = 10;
    private static final double BAR = 14;

    private final HeadGridPane grid;
    private final HeadProfile profile;
    private final ScrollPane scroll;

    HeadsContent(HeadGridPane grid, HeadProfile profile) {
        this.grid = grid;
        this.profile = profile;
        scroll = new ScrollPane(grid);
        scroll.getStyleClass().add("head-scroll");
        scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false); // the grid has the keys
        grid.onCursor(this::reveal);
        getChildren().addAll(scroll, profile);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double bottom = Math.ceil(grid.cells(width, height).bottom());
        boolean over = bottom > height;
        double spare = height - bottom - GAP;
        boolean room = spare >= profile.smallestHeight();
        profile.setVisible(room);
        scroll.setVbarPolicy(over ? ScrollBarPolicy.ALWAYS : ScrollBarPolicy.NEVER);
        double across = over ? width - BAR : width;
        double down = over ? Math.ceil(grid.cells(across, height).bottom()) : room ? bottom : height;
        grid.setPrefSize(across, down);
        scroll.resizeRelocate(0, 0, width, room ? bottom : height);
        if (room) {
            profile.resizeRelocate(0, bottom + GAP, width, Math.min(spare, profile.largestHeight()));
        }
    }

    /// Scrolls as little as it takes.
    private void reveal(Area cell) {
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = grid.getHeight() - seen;
        if (hidden > 0) {
            double top = scroll.getVvalue() * hidden;
            double wanted = Math.clamp(top, Math.min(hidden, cell.bottom() + GAP - seen), Math.max(0, cell.top() - GAP));
            scroll.setVvalue(wanted / hidden);
        }
    }
}
