package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A page with a drawer at one side, which opens beside any workspace: next to the page where both have room, else over its edge.
final class DrawerSide extends Region {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double DRAWER_EMS = 26;
    private static final double PAGE_EMS = 72;

    private final Region page;
    private final Region drawer;
    private final HPos side;
    private final BooleanProperty open;
    private final ViewOptions options;
    /// Page or drawer while it has the place of both.
    private @Nullable Region only;
    private final double drawerEms;
    private final double pageEms;

    /// @param page what has the width that the drawer leaves
    /// @param side left or right
    /// @param open whether the drawer is; Esc in it closes it
    DrawerSide(Region page, Region drawer, HPos side, BooleanProperty open, ViewOptions options) {
        this(page, drawer, side, open, options, DRAWER_EMS, PAGE_EMS);
    }

    /// @param drawerEms how wide the drawer is
    /// @param pageEms   how wide the page has to be beside it, so that it does not lie over the page's edge
    DrawerSide(Region page, Region drawer, HPos side, BooleanProperty open, ViewOptions options, double drawerEms, double pageEms) {
        this.drawerEms = drawerEms;
        this.pageEms = pageEms;
        this.page = page;
        this.drawer = drawer;
        this.side = side;
        this.open = open;
        this.options = options;
        drawer.getStyleClass().addAll("drawer", side == HPos.LEFT ? "left-drawer" : "right-drawer");
        drawer.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && only == null) {
                open.set(false);
                key.consume();
            }
        });
        getChildren().addAll(page, drawer);
        open.subscribe(this::refresh);
        options.largeText().subscribe(this::requestLayout);
        refresh();
    }

    Region page() {
        return page;
    }

    Region drawer() {
        return drawer;
    }

    /// Gives page or drawer the place of both, or each its own again.
    void showOnly(@Nullable Region part) {
        only = part;
        refresh();
    }

    private void refresh() {
        drawer.setVisible(open.get() && only != page);
        page.setVisible(only != drawer);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double em = Fonts.size(options.largeText().get());
        double width = only == drawer ? getWidth() : snapSizeX(Math.min(drawerEms * em, getWidth()));
        boolean beside = getWidth() - width >= pageEms * em;
        boolean taken = drawer.isVisible() && beside;
        drawer.pseudoClassStateChanged(OVER, !beside);
        page.resizeRelocate(side == HPos.LEFT && taken ? width : 0, 0, getWidth() - (taken ? width : 0), getHeight());
        drawer.resizeRelocate(side == HPos.LEFT ? 0 : getWidth() - width, 0, width, getHeight());
    }

    @Override
    protected double computeMinHeight(double width) {
        return page.minHeight(width);
    }
}
