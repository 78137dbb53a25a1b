package glasshead.ui.compare;

import glasshead.engine.TokenRow;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.attention.AttentionPanel;
import glasshead.ui.attention.AttentionViewModel;
import glasshead.ui.attention.SessionAttention;
import glasshead.ui.bars.BarsView;
import glasshead.ui.bars.BarsViewModel;
import glasshead.ui.contrast.ContrastView;
import glasshead.ui.contrast.ContrastViewModel;
import glasshead.ui.delay.Delays;
import glasshead.ui.heads.HeadsView;
import glasshead.ui.heads.HeadsViewModel;
import glasshead.ui.model.FolderChooser;
import glasshead.ui.model.ModelView;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.predictions.PredictionsView;
import glasshead.ui.predictions.PredictionsViewModel;
import glasshead.ui.prompt.PromptSlot;
import glasshead.ui.prompt.PromptView;
import glasshead.ui.prompt.PromptViewModel;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The panels of one side from top to bottom, over its own session.
final class CompareColumn {

    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final List<KeyCombination> REDO = List.of(KeyCombination.valueOf("Shortcut+Shift+Z"), KeyCombination.valueOf(
            "Shortcut+Y"));
    private static final KeyCombination ABLATE = KeyCombination.valueOf("A");

    private final Session session;
    private final PromptView prompt;
    private final List<Node> rows;

    /// @param beside the tokens of the other side that these stand beside
    CompareColumn(CompareSide side, ObservableValue<TokenRow> beside, FolderChooser folders, ViewOptions options, Delays delays,
            Node... buttons) {
        session = side.session();
        // No panel here explains numbers; the panels only agree among themselves on which is asked about.
        ObjectProperty<@Nullable Provenance> explained = new SimpleObjectProperty<>();
        PromptViewModel typed = new PromptViewModel(session, PromptSlot.FIRST, side.cutter(), delays);
        typed.compareWith(beside);
        prompt = new PromptView(typed);
        Region bars = grown(new BarsView(new BarsViewModel(session, explained), options, delays).panel());
        Region predictions = grown(new PredictionsView(new PredictionsViewModel(session, explained), options).panel());
        HBox lower = new HBox(bars, predictions);
        lower.getStyleClass().add("compare-lower");
        Region heads = new HeadsView(new HeadsViewModel(session, explained, side.scores()), options).panel().withoutActivations();
        heads.getStyleClass().add("compare-heads");
        Region attention = new AttentionPanel(new AttentionViewModel(session, new SessionAttention(session)), options).panel()
                .withoutActivations();
        attention.getStyleClass().add("compare-attention");
        rows = List.of(new SideLine(new ModelView(side.model(), folders), session, buttons), prompt,
                new ContrastView(new ContrastViewModel(session)), heads, attention, lower);
    }

    List<Node> rows() {
        return rows;
    }

    PromptView prompt() {
        return prompt;
    }

    /// Whether the pointer is over this side.
    boolean isPointedAt() {
        return rows.stream().anyMatch(Node::isHover);
    }

    boolean holds(Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (rows.contains(node)) {
                return true;
            }
        }
        return false;
    }

    /// The keys that the main window has too, here for this side alone.
    void pressed(KeyEvent key) {
        if (UNDO.match(key)) {
            session.undo();
        } else if (REDO.stream().anyMatch(redo -> redo.match(key))) {
            session.redo();
        } else if (ABLATE.match(key) && !(key.getTarget() instanceof TextInputControl)) {
            List<Head> heads = session.selection().meant();
            session.change(now -> now.toggled(heads));
        } else {
            return;
        }
        key.consume();
    }

    private static Region grown(Region panel) {
        HBox.setHgrow(panel, Priority.ALWAYS);
        panel.setPrefWidth(0); // both share what there is
        panel.setMaxWidth(Double.MAX_VALUE);
        return panel;
    }
}
