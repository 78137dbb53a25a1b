package glasshead.ui.interventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the forms that are laid out in FXML beside this class.
final class Forms {

    private Forms() {
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
