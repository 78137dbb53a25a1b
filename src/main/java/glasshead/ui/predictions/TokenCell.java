package glasshead.ui.predictions;

import glasshead.experiment.Texts;
import glasshead.ui.format.Numbers;
import java.util.function.DoubleSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/// A cell of the list of tokens: a [TokenLine], its tooltip, and the mark of hover.
final class TokenCell extends ListCell<Row> {

    private static final PseudoClass PREVIEWED = PseudoClass.getPseudoClass("previewed");

    private final PredictionsViewModel model;
    private final DoubleSupplier em;
    private final TokenLine line = new TokenLine();
    private final Tooltip tooltip = new Tooltip();

    TokenCell(PredictionsViewModel model, DoubleSupplier em) {
        this.model = model;
        this.em = em;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list, never wider: no horizontal scrolling
        hoverProperty().addListener((property, before, now) -> {
            pseudoClassStateChanged(PREVIEWED, now && !isEmpty());
            model.hover(now ? getItem() : null);
        });
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        refresh();
    }

    /// Anew from the model: the scale may have changed while the item did not.
    void refresh() {
        Row row = getItem();
        boolean shown = row != null && !isEmpty();
        setGraphic(shown ? line : null);
        setTooltip(shown ? tooltip : null);
        if (shown) {
            line.show(row, model.ranking().get().largest(), model.compared(), em.getAsDouble());
            tooltip.setText(told(row));
            setAccessibleText(told(row));
        }
    }

    private String told(Row row) {
        String role = row.role() == Row.Role.NONE ? "" : ", " + row.role().tag();
        String change = model.compared() ? " → " : "";
        return Texts.format("%s (id %d%s)%nlogit %s%nprobability %s%nrank %s", row.label(), row.id(), role,
                Numbers.plain(row.before().logit(), 2) + (model.compared() ? change + Numbers.plain(row.after().logit(), 2) : ""),
                Numbers.percent(row.before().probability()) + (model.compared() ? change + Numbers.percent(row.after().probability()) : ""),
                TokenLine.ranks(row));
    }
}
