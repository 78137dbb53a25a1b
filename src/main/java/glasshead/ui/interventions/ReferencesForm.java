package glasshead.ui.interventions;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The prompts that `mean` averages over, one a line, to be seen and changed; or a scanned corpus in their place.
final class ReferencesForm {

    private final InterventionsViewModel model;
    @FXML
    private TextArea prompts;
    @FXML
    private FlowPane corpora;
    @FXML
    private Label none;

    private ReferencesForm(InterventionsViewModel model) {
        this.model = model;
    }

    static void open(Node owner, InterventionsViewModel model) {
        Popups.open(owner, Forms.load("References.fxml", new ReferencesForm(model)));
    }

    @FXML
    private void initialize() {
        prompts.setText(String.join("\n", model.references()));
        model.askScans(found -> {
            corpora.getChildren().setAll(found.stream().map(this::corpus).toList());
            none.setText(found.isEmpty() ? "No scan of this model took means: scan a corpus in Examples (key 5)."
                    : "Or over a corpus, at each site that its scan took means of:");
        });
    }

    private Button corpus(String name) {
        Button use = new Button(name);
        use.setMnemonicParsing(false);
        use.setTooltip(new Tooltip("The mean over all texts of this scan, and of each position for ‘mean per position’"));
        use.getStyleClass().add("reference-corpus");
        use.setOnAction(_ -> {
            model.useScan(name);
            prompts.getScene().getWindow().hide();
        });
        return use;
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
