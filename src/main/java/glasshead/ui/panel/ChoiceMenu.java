package glasshead.ui.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/// The menu at the end of [Segmented]: the choices that have no button, or all of them while there is no room for buttons.
final class ChoiceMenu<T> extends MenuButton {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final String OTHERS = "More";

    private final List<T> choices;
    private final List<T> further;
    private final List<RadioMenuItem> nearItems = new ArrayList<>();
    private final List<String> names;
    private final Function<T, String> name;
    private final Property<T> chosen;
    private final Text ruler = new Text();
    private boolean all;

    ChoiceMenu(List<T> near, List<T> further, Function<T, String> name, Function<T, String> meaning, Property<T> chosen) {
        this.further = List.copyOf(further);
        this.name = name;
        this.chosen = chosen;
        choices = Stream.concat(near.stream(), further.stream()).toList();
        names = choices.stream().map(name).toList();
        ruler.fontProperty().bind(fontProperty());
        setTooltip(new Tooltip("Other choices"));
        setMinWidth(USE_PREF_SIZE);
        for (T choice : near) {
            nearItems.add(item(choice, meaning));
        }
        getItems().addAll(nearItems);
        further.forEach(choice -> getItems().add(item(choice, meaning)));
        chosen.subscribe(this::refresh);
    }

    boolean hasFurther() {
        return !further.isEmpty();
    }

    /// Whether the choices that have buttons are in here too, because the buttons are away.
    void holdAll(boolean now) {
        all = now;
        nearItems.forEach(item -> item.setVisible(now));
        setVisible(now || hasFurther());
        setManaged(isVisible());
        refresh();
    }

    void offer(Predicate<T> possible) {
        for (int i = 0; i < choices.size(); i++) {
            getItems().get(i).setDisable(!possible.test(choices.get(i)));
        }
    }

    /// What it takes beside the buttons.
    double furtherWidth() {
        return frame() + width(nameBesideButtons());
    }

    /// What it takes instead of them, whichever is chosen.
    double widestWidth() {
        return Math.ceil(frame() + names.stream().mapToDouble(this::width).max().orElse(0));
    }

    private RadioMenuItem item(T choice, Function<T, String> meaning) {
        RadioMenuItem item = new RadioMenuItem(name.apply(choice) + ": " + meaning.apply(choice));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            chosen.setValue(choice);
            item.setSelected(true);
        });
        chosen.subscribe(now -> item.setSelected(choice.equals(now)));
        return item;
    }

    private void refresh() {
        String current = name.apply(chosen.getValue());
        setText(all ? current : nameBesideButtons());
        setAccessibleText((all ? "Choice: " : "Other choices: ") + current);
        pseudoClassStateChanged(CHOSEN, !all && further.contains(chosen.getValue()));
    }

    private String nameBesideButtons() {
        return further.contains(chosen.getValue()) ? name.apply(chosen.getValue()) : OTHERS;
    }

    private double frame() {
        return prefWidth(-1) - width(getText());
    }

    private double width(String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }
}
