package glasshead.ui.interventions;

import atlantafx.base.controls.Popover;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/// The prompts that `mean` averages over, one a line, to be seen and changed.
final class ReferencesForm {

    private final InterventionsViewModel model;
    private Popover popover;
    @FXML
    private TextArea prompts;

    private ReferencesForm(InterventionsViewModel model) {
        this.model = model;
    }

    static void open(Node owner, InterventionsViewModel model) {
        ReferencesForm form = new ReferencesForm(model);
        form.popover = Popups.open(owner, Forms.load("References.fxml", form));
    }

    @FXML
    private void initialize() {
        prompts.setText(String.join("\n", model.references()));
    }

    @FXML
    private void apply() {
        model.useReferences(prompts.getText().lines().filter(line -> !line.isBlank()).toList());
        popover.hide();
    }

    @FXML
    private void useShipped() {
        model.useReferences(List.of());
        popover.hide();
    }
}
