package glasshead.ui.set;

import glasshead.experiment.Metric;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;

/// A row's figure with a bar, or why it has none.
final class FigureCell extends TableCell<Integer, Number> {

    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");

    private final ObservableValue<Metric> metric;
    private final DoubleSupplier most;
    private final IntFunction<String> remark;
    private final Label figure = new Label();
    private final Region bar = new Region();
    private double share;

    private final Region both = new Region() {
        {
            getChildren().addAll(bar, figure);
        }

        @Override
        protected void layoutChildren() {
            double numbers = Math.min(getWidth(), 4.6 * figure.prefHeight(-1));
            double room = Math.max(0, getWidth() - numbers);
            bar.resizeRelocate(0, Math.round(getHeight() * 0.3), Math.round(Math.abs(share) * room), Math.round(getHeight() * 0.4));
            figure.resizeRelocate(room, 0, numbers, getHeight());
        }
    };

    /// @param most   what the longest bar stands for
    /// @param remark of a row, why it has no figure
    FigureCell(ObservableValue<Metric> metric, DoubleSupplier most, IntFunction<String> remark) {
        this.metric = metric;
        this.most = most;
        this.remark = remark;
        bar.getStyleClass().add("set-bar");
        figure.setAlignment(Pos.CENTER_RIGHT);
    }

    @Override
    protected void updateItem(Number item, boolean empty) {
        super.updateItem(item, empty);
        Integer row = getTableRow() == null ? null : getTableRow().getItem();
        if (empty || item == null || row == null) {
            setGraphic(null);
            setText("");
            return;
        }
        double value = item.doubleValue();
        if (Double.isNaN(value)) {
            setGraphic(null);
            setText(remark.apply(row));
            return;
        }
        share = value / Math.max(1e-9, most.getAsDouble());
        bar.pseudoClassStateChanged(NEGATIVE, value < 0);
        figure.setText(SetTexts.figure(metric.getValue(), value));
        setText(null);
        setGraphic(both);
        both.requestLayout();
    }
}
