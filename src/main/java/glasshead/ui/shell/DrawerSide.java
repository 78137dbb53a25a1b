package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// A page with a drawer at its right, which opens beside any workspace: next to the page where both have room, else over its right edge.
final class DrawerSide extends Region {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double DRAWER_EMS = 26;
    private static final double PAGE_EMS = 72;

    private final Region page;
    private final Region drawer;
    private final ViewOptions options;

    /// @param page   what has the width that the drawer leaves
    /// @param drawer shown while the options say so; Esc in it closes it
    DrawerSide(Region page, Region drawer, ViewOptions options) {
        this.page = page;
        this.drawer = drawer;
        this.options = options;
        drawer.getStyleClass().add("drawer");
        drawer.visibleProperty().bind(options.interventions());
        drawer.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                options.interventions().set(false);
                key.consume();
            }
        });
        getChildren().addAll(page, drawer);
        options.interventions().subscribe(this::requestLayout);
        options.largeText().subscribe(this::requestLayout);
    }

    @Override
    protected void layoutChildren() {
        double em = Fonts.size(options.largeText().get());
        double width = snapSizeX(Math.min(DRAWER_EMS * em, getWidth()));
        boolean beside = getWidth() - width >= PAGE_EMS * em;
        drawer.pseudoClassStateChanged(OVER, !beside);
        page.resizeRelocate(0, 0, getWidth() - (drawer.isVisible() && beside ? width : 0), getHeight());
        drawer.resizeRelocate(getWidth() - width, 0, width, getHeight());
    }

    @Override
    protected double computeMinHeight(double width) {
        return page.minHeight(width);
    }
}
