package glasshead.ui.format;

import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A small field for one number, taken by Enter or by leaving it. What is no such number is marked and not taken.
public final class NumberField extends TextField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final DoublePredicate allowed;
    private final DoubleConsumer taken;
    private double shown;

    /// @param allowed which numbers may be taken
    public NumberField(String what, DoublePredicate allowed, DoubleConsumer taken) {
        this.allowed = allowed;
        this.taken = taken;
        getStyleClass().add("number-field");
        getStylesheets().add(Objects.requireNonNull(NumberField.class.getResource("number-field.css")).toExternalForm());
        setAccessibleText(what);
        setTooltip(new Tooltip(what));
        textProperty().addListener((property, before, now) -> pseudoClassStateChanged(WRONG, Double.isNaN(number())));
        setOnAction(event -> take());
        focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                take();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show(shown);
                event.consume();
            }
        });
    }

    public void show(double number) {
        boolean same = number == number() && number == shown;
        shown = number;
        if (!same) {
            setText(number == Math.rint(number) && Math.abs(number) < 1e15 ? String.valueOf((long) number) : String.valueOf(number));
        }
    }

    /// `NaN` while what is written can't be taken.
    private double number() {
        try {
            double number = Double.parseDouble(getText().strip().replace('−', '-').replace(',', '.'));
            return allowed.test(number) ? number : Double.NaN;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private void take() {
        double number = number();
        if (Double.isNaN(number)) {
            show(shown);
        } else if (number != shown) {
            taken.accept(number);
        }
    }
}
