package glasshead.ui.bars;

import glasshead.experiment.view.HeadGroup;
import glasshead.ui.theme.GroupTones;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;

/// A cell of the list of bars: shows a [BarRow] and wears the marks of hover, lock and ablation.
final class BarCell extends ListCell<Bar> {

    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");
    private static final PseudoClass PREVIEWED = PseudoClass.getPseudoClass("previewed");
    private static final PseudoClass ABLATED = PseudoClass.getPseudoClass("ablated");

    private final BarsViewModel model;
    private final DoubleSupplier em;
    private final BooleanSupplier dark;
    private final BarRow row = new BarRow();

    /// @param dark whether it stands on the dark surface
    BarCell(BarsViewModel model, DoubleSupplier em, BooleanSupplier dark) {
        this.model = model;
        this.em = em;
        this.dark = dark;
        getStyleClass().add("bar-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list, never wider: no horizontal scrolling
    }

    @Override
    protected void updateItem(Bar bar, boolean empty) {
        super.updateItem(bar, empty);
        refresh();
    }

    /// Anew from the model: scale, marks and numbers may have changed while the item did not.
    void refresh() {
        Bar bar = getItem();
        Breakdown breakdown = model.breakdown().get();
        boolean shown = bar != null && !isEmpty() && breakdown != null;
        setGraphic(shown ? row : null);
        pseudoClassStateChanged(LOCKED, shown && model.isLocked(bar.part()));
        pseudoClassStateChanged(PREVIEWED, shown && model.isHovered(bar.part()));
        pseudoClassStateChanged(ABLATED, shown && bar.ablated());
        if (shown) {
            HeadGroup group = model.groupOf(bar.part());
            row.show(bar, breakdown, breakdown.isCompared(model.findings()), em.getAsDouble(), group == null ? "" : GroupTones.css(group
                    .colour(), dark.getAsBoolean()));
            setAccessibleText(BarsTexts.spoken(bar));
        }
    }
}
