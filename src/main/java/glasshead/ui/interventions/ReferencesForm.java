package glasshead.ui.interventions;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import org.controlsfx.control.PopOver;

/// The prompts that `mean` averages over, one a line, to be seen and changed.
final class ReferencesForm {

    private final InterventionsViewModel model;
    private PopOver popOver;
    @FXML
    private TextArea prompts;

    private ReferencesForm(InterventionsViewModel model) {
        this.model = model;
    }

    static void open(Node owner, InterventionsViewModel model) {
        ReferencesForm form = new ReferencesForm(model);
        form.popOver = Popups.open(owner, Forms.load("References.fxml", form));
    }

    @FXML
    private void initialize() {
        prompts.setText(String.join("\n", model.references()));
    }

    @FXML
    private void apply() {
        model.useReferences(prompts.getText().lines().filter(line -> !line.isBlank()).toList());
        popOver.hide();
    }

    @FXML
    private void useShipped() {
        model.useReferences(List.of());
        popOver.hide();
    }
}
