package glasshead.ui.heads;

import javafx.scene.layout.Region;

/// The grid as large as it gets and, where that leaves enough room below, the profile.
final class HeadsContent extends Region {

    private static final double GAP = 10;

    private final HeadGridPane grid;
    private final HeadProfile profile;

    HeadsContent(HeadGridPane grid, HeadProfile profile) {
        this.grid = grid;
        this.profile = profile;
        getChildren().addAll(grid, profile);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double bottom = Math.ceil(grid.cells(width, height).bottom());
        double spare = height - bottom - GAP;
        boolean room = spare >= profile.smallestHeight();
        profile.setVisible(room);
        grid.resizeRelocate(0, 0, width, room ? bottom : height);
        if (room) {
            profile.resizeRelocate(0, bottom + GAP, width, Math.min(spare, profile.largestHeight()));
        }
    }
}
