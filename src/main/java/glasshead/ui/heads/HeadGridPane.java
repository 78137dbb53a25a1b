package glasshead.ui.heads;

import glasshead.experiment.Head;
import glasshead.pixels.Area;
import glasshead.pixels.Raster;
import glasshead.ui.causal.Exampled;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Fonts;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The grid of heads with its gestures: hover previews, click locks, the power icon ablates, labels select a row or a column,
/// arrow keys move a cell of their own.
final class HeadGridPane extends Region {

    private static final Duration TOOLTIP_DELAY = Duration.millis(600);

    private final HeadsViewModel model;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas(this::paintCells, this::paintOverlay);
    private final Tooltip tooltip = new Tooltip();
    private final ContextMenu menu = new ContextMenu();
    private Consumer<Area> reveal = _ -> {};
    /// Whether the cell that the keyboard is on needs showing.
    private boolean keyboard;

    HeadGridPane(HeadsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("head-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        setOnMouseMoved(this::moved);
        setOnMouseExited(event -> point(null));
        setOnMousePressed(event -> {
            requestFocus();
            useKeyboard(false);
            point(headAt(event)); // what loses the focus lets go of the head that it pointed at
        });
        setOnMouseClicked(this::clicked);
        setOnContextMenuRequested(this::openMenu);
        setOnKeyPressed(this::pressed);
        new HeadDrag(this::headAt, head -> HeadCard.carry(this, head, options)).listen(this);
        focusedProperty().addListener((property, before, now) -> {
            if (!isHover()) {
                model.hover(now && isFocusVisible() ? model.cursor().get() : null);
            }
            canvas.repaintOverlay();
        });
        focusVisibleProperty().addListener((property, before, now) -> useKeyboard(now));
        model.grid().addListener((property, before, now) -> repaint());
        model.groups().subscribe(this::cursorMoved);
        model.cursor().subscribe(this::cursorMoved);
        model.selection().hovered().subscribe(canvas::repaintOverlay);
        model.selection().locked().subscribe(this::cursorMoved);
        options.dark().subscribe(this::repaint);
        options.palette().subscribe(this::repaint);
        options.largeText().subscribe(this::repaint);
    }

    /// @param then gets the cell that the keys lead to
    void onCursor(Consumer<Area> then) {
        reveal = then;
    }

    GridLayout cells(double width, double height) {
        HeadGrid grid = model.grid().get();
        return GridLayout.fit(grid == null ? 0 : grid.layers(), grid == null ? 0 : grid.heads(), width, height, em(), canvas.screenScale()
                .get());
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private double em() {
        return Fonts.size(options.largeText().get());
    }

    private GridLayout cells() {
        return cells(getWidth(), getHeight());
    }

    private void repaint() {
        canvas.repaint();
        cursorMoved();
    }

    private void cursorMoved() {
        canvas.repaintOverlay();
        HeadGrid grid = model.grid().get();
        Head cursor = model.cursor().get();
        setAccessibleText(grid == null || !grid.allHeads().contains(cursor) ? "Heads"
                : HeadTexts.spoken(grid, cursor, model.selection().locked().get().contains(cursor)) + model.groups().get().of(cursor).map(
                        group -> ", in the group " + group.name()).orElse(""));
    }

    private void paintCells(Raster raster, double screenScale) {
        if (model.grid().get() != null) {
            GridRaster.paint(raster, model.grid().get(), cells(), options.palette().get(), options.dark().get());
        }
    }

    private void paintOverlay(Graphics graphics, double width, double height) {
        if (model.grid().get() != null) {
            new GridOverlay(graphics, model.grid().get(), cells(width, height), options, model.groups().get())
                    .paint(model.selection(), isFocused() && keyboard ? model.cursor().get() : null);
        }
    }

    private void moved(MouseEvent event) {
        GridLayout.Hit hit = cells().hit(event.getX(), event.getY());
        setCursor(hit instanceof GridLayout.Hit.Nothing ? Cursor.DEFAULT : Cursor.HAND);
        point(headAt(event));
    }

    private @Nullable Head headAt(MouseEvent event) {
        return cells().hit(event.getX(), event.getY()) instanceof GridLayout.Hit.OfHead(Head head) ? head : null;
    }

    private void point(@Nullable Head head) {
        if (head == null) {
            Tooltip.uninstall(this, tooltip);
        } else {
            tooltip.setText(HeadTexts.tooltip(model.grid().get(), head) + model.groups().get().of(head).map(group -> "\nGroup “"
                    + group.name() + "”").orElse(""));
        }
        if (!Objects.equals(head, model.selection().hovered().get())) {
            tooltip.hide(); // it belongs to the cell before
            if (head != null) {
                Tooltip.install(this, tooltip);
            }
        }
        model.hover(head);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        menu.hide();
        boolean add = event.isShiftDown() || event.isShortcutDown();
        GridLayout layout = cells();
        switch (layout.hit(event.getX(), event.getY())) {
            case GridLayout.Hit.OfHead(Head head) when layout.hasPower(em()) && layout.power(head, em()).contains(event.getX(), event
                    .getY()) -> model.toggleAblation(head);
            case GridLayout.Hit.OfHead(Head head) -> model.click(head, add);
            case GridLayout.Hit.OfLayer(int layer) -> model.clickLayer(layer, add);
            case GridLayout.Hit.OfIndex(int index) -> model.clickIndex(index, add);
            case GridLayout.Hit.Nothing _ -> {}
        }
    }

    /// All that can be done to the head under the mouse or the keyboard.
    private void openMenu(ContextMenuEvent event) {
        Head head = event.isKeyboardTrigger() ? model.cursor().get()
                : cells().hit(event.getX(), event.getY()) instanceof GridLayout.Hit.OfHead(Head pointed) ? pointed : null;
        if (head == null || model.grid().get() == null) {
            return;
        }
        List<Head> locked = model.selection().locked().get();
        boolean together = locked.size() > 1 && locked.contains(head);
        menu.getItems().setAll(OfferMenu.items(model.offers(), together ? model.offers().heads(locked) : model.offers().head(head),
                Exampled.of(head)));
        if (together) {
            menu.getItems().addAll(new SeparatorMenuItem(), item("Name these " + locked.size() + " heads…", () -> GroupName.ask(this, model,
                    locked)), item("Lock all but these", model::lockOthers));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("Lock or release " + head, () -> model.click(head, false)),
                item("Add " + head + " to the locked heads, or take it away", () -> model.click(head, true)));
        if (event.isKeyboardTrigger()) {
            Area cell = cells().cell(head);
            Point2D below = localToScreen(cell.left(), cell.bottom());
            menu.show(this, below.getX(), below.getY());
        } else {
            menu.show(this, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> model.moveCursor(-1, 0);
            case DOWN -> model.moveCursor(1, 0);
            case LEFT -> model.moveCursor(0, -1);
            case RIGHT -> model.moveCursor(0, 1);
            case HOME -> model.moveCursor(0, -model.cursor().get().index());
            case END -> model.moveCursor(0, model.grid().get() == null ? 0 : model.grid().get().heads());
            case ENTER, SPACE -> model.click(model.cursor().get(), event.isShiftDown() || event.isShortcutDown());
            default -> {
                return;
            }
        }
        useKeyboard(true);
        reveal.accept(cells().cell(model.cursor().get()));
        event.consume();
    }

    private void useKeyboard(boolean used) {
        keyboard = used;
        canvas.repaintOverlay();
    }
}
