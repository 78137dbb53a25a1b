package glasshead.ui.bars;

import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.ui.causal.Exampled;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import glasshead.ui.format.PlainList;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

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

    /// Where the list was scrolled to before its rows became others than when it was last laid out.
    private @Nullable Place place;

    /// @param part of the row, if that is to be found again
    /// @param row  its number, for when the part has no row any more
    /// @param top  its upper end in the list, in pixels
    private record Place(@Nullable Part part, int row, double top) {
    }

    BarsList(BarsViewModel model, Supplier<BarCell> cells, Delays delays) {
        super(model.rows());
        this.model = model;
        model.rows().addListener((ListChangeListener<Bar>) change -> {
            while (change.next()) {
                if (place == null && change.getRemovedSize() > 1) {
                    place = place(change.getRemoved());
                }
            }
        });
        model.otherSession().subscribe(() -> {
            place = new Place(null, 0, 0);
            requestLayout();
        });
        setAccessibleText("Parts of the model by what they push; Enter locks, A ablates a head");
        setTooltip(new Tooltip("Click locks, Shift-click adds, A ablates the head; › or → unfolds an MLP; the context menu has more"));
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
            Part part = cell.getItem().part();
            boolean twice = event.getClickCount() == 2 && part.kind() == Part.Kind.MLP;
            if (twice || BarRow.isUnfolding(event.getPickResult().getIntersectedNode())) {
                model.unfold(part);
                return;
            }
            act(() -> model.click(part, event.isShiftDown() || event.isShortcutDown()));
        }
    }

    private void pressed(KeyEvent event) {
        Bar cursor = getSelectionModel().getSelectedItem();
        if (cursor != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            act(() -> model.click(cursor.part(), event.isShiftDown() || event.isShortcutDown()));
            event.consume();
        } else if (cursor != null && event.getCode() == KeyCode.RIGHT && cursor.part().kind() == Part.Kind.MLP) {
            model.unfold(cursor.part());
            event.consume();
        }
    }

    /// By the mouse the part under it; by the keyboard the event goes to the list, and the part is the one with the cursor.
    private void openMenu(BarCell cell, ContextMenuEvent event) {
        if (!cell.isEmpty()) {
            menu.getItems().setAll(OfferMenu.items(model.offers(), model.offers(cell.getItem().part()), Exampled.of(cell.getItem()
                    .part())));
            if (!menu.getItems().isEmpty()) {
                menu.show(cell, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        }
    }

    private void openMenu(ContextMenuEvent event) {
        Bar cursor = getSelectionModel().getSelectedItem();
        if (event.isKeyboardTrigger() && cursor != null) {
            menu.getItems().setAll(OfferMenu.items(model.offers(), model.offers(cursor.part()), Exampled.of(cursor.part())));
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

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (place != null && !getItems().isEmpty() && flow() instanceof VirtualFlow<?> flow) {
            Place before = place;
            place = null;
            flow.scrollToTop(before.part() == null ? before.row() : model.rowOf(before.part()).orElse(before.row()));
            flow.scrollPixels(-before.top());
        }
    }

    /// Of the locked head if it is in sight, for that is what one looks at, else of whatever is on top.
    private @Nullable Place place(List<? extends Bar> rows) {
        if (!(flow() instanceof VirtualFlow<?> flow) || flow.getFirstVisibleCell() == null) {
            return null;
        }
        for (int row = flow.getFirstVisibleCell().getIndex(); row <= flow.getLastVisibleCell().getIndex() && row < rows.size(); row++) {
            if (model.isLocked(rows.get(row).part())) {
                return new Place(rows.get(row).part(), row, flow.getCell(row).getLayoutY());
            }
        }
        return new Place(null, flow.getFirstVisibleCell().getIndex(), flow.getFirstVisibleCell().getLayoutY());
    }

    private Node flow() {
        return lookup(".virtual-flow");
    }

    private void reveal(@Nullable Head head) {
        if (head == null || acting) {
            return;
        }
        model.rowOf(Part.of(head)).ifPresent(row -> {
            if (flow() instanceof VirtualFlow<?> rows && rows.getFirstVisibleCell() != null) {
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
