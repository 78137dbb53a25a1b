package glasshead.ui.interventions;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/// The prompts that `mean` averages over, one a line, to be seen and changed.
final class ReferencesForm {

    private final InterventionsViewModel model;
    @FXML
    private TextArea prompts;

    private ReferencesForm(InterventionsViewModel model) {
        this.model = model;
    }

    static void open(Node owner, InterventionsViewModel model) {
        Popups.open(owner, Forms.load("References.fxml", new ReferencesForm(model)));
    }

    @FXML
    private void initialize() {
        prompts.setText(String.join("\n", model.references()));
    }

    @FXML
    private void apply() {
        model.useReferences(prompts.getText().lines().filter(line -> !line.isBlank()).toList());
        prompts.getScene().getWindow().hide();
    }

    @FXML
    private void useShipped() {
        model.useReferences(List.of());
        prompts.getScene().getWindow().hide();
    }
}
