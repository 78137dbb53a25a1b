package glasshead.ui.bars;

import glasshead.experiment.Head;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import glasshead.ui.format.PlainList;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// The scrolling list of bars with its gestures: hover previews, click or Enter locks, Shift or Ctrl adds, arrow keys move and preview.
final class BarsList extends PlainList<Bar> {

    private static final double ROW_EMS = 1.7;
    static final Duration REST = Duration.ofMillis(400);

    private final BarsViewModel model;
    private final ContextMenu menu = new ContextMenu();
    /// Whether a change of the selection comes from this list, which then must not scroll under the pointer.
    private boolean acting;
    /// A pointer on its way across the grid to this list must not scroll it; one that rests on a head may.
    private final Delay rest;

    BarsList(BarsViewModel model, Supplier<BarCell> cells, Delays delays) {
        super(model.rows());
        this.model = model;
        setAccessibleText("Parts of the model by what they push; Enter locks, A ablates a head");
        setTooltip(new Tooltip("Click locks, Shift-click adds, A ablates the head; the context menu has more"));
        setCellFactory(list -> {
            BarCell cell = cells.get();
            cell.setOnMouseEntered(event -> hover(cell));
            cell.setOnMouseExited(event -> act(() -> model.hover(null)));
            cell.setOnMouseClicked(event -> clicked(cell, event));
            cell.setOnContextMenuRequested(event -> openMenu(cell, event));
            return cell;
        });
        setOnMousePressed(event -> { // the list has the focus by now, and what lost it let go of the head that it pointed at
            for (Node node = event.getPickResult().getIntersectedNode(); node != null; node = node.getParent()) {
                if (node instanceof BarCell cell) {
                    hover(cell);
                }
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnContextMenuRequested(this::openMenu);
        getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> preview());
        focusedProperty().addListener((property, before, now) -> {
            if (!isHover()) {
                act(() -> model.hover(null));
            }
        });
        rest = delays.after(REST, () -> reveal(model.selection().hovered().get()));
        model.selection().hovered().addListener((property, before, now) -> {
            rest.cancel();
            if (now != null && !acting) {
                rest.restart();
            }
        });
        model.selection().locked().addListener((property, before, now) -> reveal(now.isEmpty() ? null : now.getFirst()));
    }

    void setRowHeight(double em) {
        setFixedCellSize(Math.round(ROW_EMS * em));
    }

    private void hover(BarCell cell) {
        act(() -> model.hover(cell.isEmpty() ? null : cell.getItem().part()));
    }

    private void clicked(BarCell cell, MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
            act(() -> model.click(cell.getItem().part(), event.isShiftDown() || event.isShortcutDown()));
        }
    }

    private void pressed(KeyEvent event) {
        Bar cursor = getSelectionModel().getSelectedItem();
        if (cursor != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            act(() -> model.click(cursor.part(), event.isShiftDown() || event.isShortcutDown()));
            event.consume();
        }
    }

    /// By the mouse the part under it; by the keyboard the event goes to the list, and the part is the one with the cursor.
    private void openMenu(BarCell cell, ContextMenuEvent event) {
        if (!cell.isEmpty()) {
            menu.getItems().setAll(OfferMenu.items(model.offers(), model.offers(cell.getItem().part())));
            if (!menu.getItems().isEmpty()) {
                menu.show(cell, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        }
    }

    private void openMenu(ContextMenuEvent event) {
        Bar cursor = getSelectionModel().getSelectedItem();
        if (event.isKeyboardTrigger() && cursor != null) {
            menu.getItems().setAll(OfferMenu.items(model.offers(), model.offers(cursor.part())));
            menu.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private void preview() {
        Bar cursor = getSelectionModel().getSelectedItem();
        if (isFocused() && cursor != null) {
            act(() -> model.hover(cursor.part()));
        }
    }

    private void act(Runnable gesture) {
        acting = true;
        try {
            gesture.run();
        } finally {
            acting = false;
        }
    }

    private void reveal(Head head) {
        if (head == null || acting) {
            return;
        }
        model.rowOf(head).ifPresent(row -> {
            Node flow = lookup(".virtual-flow");
            if (flow instanceof VirtualFlow<?> rows && rows.getFirstVisibleCell() != null) {
                int first = rows.getFirstVisibleCell().getIndex();
                int last = rows.getLastVisibleCell().getIndex();
                // a cell at the edge may be half hidden
                if (row <= first && first > 0 || row >= last) {
                    scrollTo(Math.max(0, row - (last - first) / 2));
                }
            }
        });
    }
}
