package glasshead.ui.interventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.StringConverter;

/// Loads the forms that are laid out in FXML beside this class.
final class Forms {

    private Forms() {}

    /// For boxes that only show their items.
    static <T> StringConverter<T> oneWay(Function<T, String> label) {
        return new StringConverter<>() {
            @Override
            public String toString(T item) {
                return label.apply(item);
            }

            @Override
            public T fromString(String written) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        };
    }

    static Parent load(String name, Object controller) {
        FXMLLoader loader = new FXMLLoader(Forms.class.getResource(name));
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("can't load the bundled form " + name, e);
        }
    }
}
