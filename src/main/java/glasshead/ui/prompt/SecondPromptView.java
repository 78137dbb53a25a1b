package glasshead.ui.prompt;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar of the second prompt under the first, token under token. Takes no room while it is hidden.
public final class SecondPromptView extends VBox {

    public SecondPromptView(SecondPromptViewModel model, PromptView first) {
        getStyleClass().add("second-prompt");
        PromptView second = new PromptView(model.prompt());
        Button copy = button("fth-copy", "Start from the first prompt", model::copyFirst);
        Button remove = button("fth-x", "Remove the second prompt", model::remove);
        Label title = new Label();
        title.textProperty().bind(Bindings.when(model.ofSet()).then("Corrupted prompt").otherwise("Second prompt"));
        List.of(copy, remove).forEach(button -> button.visibleProperty().bind(model.ofSet().not()));
        title.getStyleClass().add("prompt-title");
        title.setMinWidth(USE_PREF_SIZE);
        second.headedBy(title, copy, remove);
        second.namedWhile(model.ofSet(), "corrupted");
        getChildren().add(second);
        visibleProperty().bind(model.shown());
        managedProperty().bind(model.shown());
        model.secondPromptShown().addListener((property, before, now) -> {
            PromptView.align(first, second, now);
            if (now && !model.ofSet().get()) {
                second.focusField();
            }
        });
        PromptView.align(first, second, model.secondPromptShown().get());
    }

    private static Button button(String icon, String hint, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("quiet");
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        button.setOnAction(event -> action.run());
        return button;
    }
}
