package glasshead.ui.scrub;

import glasshead.engine.ScrubFindings;
import glasshead.engine.ScrubFindings.NodeRows;
import glasshead.engine.SetRow;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubPart;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Which prompts stood in for the shown one at a node, in the first samples; the tokens that the node's feature holds are marked.
final class InputsPane extends ScrollPane {

    private final ScrubViewModel model;
    private final VBox lines = new VBox();

    InputsPane(ScrubViewModel model) {
        this.model = model;
        getStyleClass().addAll("scrub-inputs", "set-scroll");
        lines.getStyleClass().add("scrub-lines");
        setContent(lines);
        setFitToWidth(true);
        model.tree().selected().subscribe(this::show);
        model.runs().findings().subscribe(this::show);
        model.tree().hypothesis().subscribe(this::show);
        model.experiment().subscribe(this::show);
        show();
    }

    private void show() {
        ScrubFindings found = model.runs().findings().get();
        Hypothesis now = model.tree().hypothesis().get();
        int row = model.experiment().get().subject().shown();
        if (found == null || now == null || !model.isCurrent(found) || row >= found.rows().size()) {
            lines.getChildren().setAll(words("Run the hypothesis; then the prompts that stood in for the shown one stand here."));
            return;
        }
        List<Integer> path = model.tree().selected().get();
        NodeRows node = found.nodes().get(Math.max(0, now.tree().paths().indexOf(path)));
        lines.getChildren().setAll(words(path.isEmpty() ? "logits stand for every prompt itself; choose another node."
                : "In place of prompt " + (row + 1) + ", for " + ScrubPart.edge(now.tree(), path) + " by " + now.tree().at(path).rowsLike()
                        + ":"));
        lines.getChildren().add(line("–", found.rows().get(row), node.held().get(row), true));
        for (int sample = 0; sample < node.drawn().size() && !path.isEmpty(); sample++) {
            int drawn = node.drawn().get(sample)[row];
            lines.getChildren().add(line(Integer.toString(drawn + 1), found.rows().get(drawn), node.held().get(drawn), false));
        }
        if (node.alone() > 0) {
            lines.getChildren().add(words("In " + node.alone() + " of " + found.rows().size()
                    + " prompts this feature leaves nothing to draw but the prompt itself."));
        }
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    /// @param number of the row, from 1
    private static FlowPane line(String number, SetRow row, int[] held, boolean own) {
        FlowPane line = new FlowPane();
        line.getStyleClass().add(own ? "scrub-own" : "scrub-drawn");
        Label which = new Label(number);
        which.getStyleClass().addAll("muted", "small", "scrub-number");
        line.getChildren().add(which);
        String[] labels = row.tokens().labels();
        for (int at = row.tokens().bos() ? 1 : 0; at < labels.length; at++) {
            Label token = new Label(labels[at]);
            token.getStyleClass().addAll("mono", "scrub-token");
            if (Arrays.binarySearch(held, at) >= 0) {
                token.getStyleClass().add("scrub-held");
            }
            line.getChildren().add(token);
        }
        return line;
    }
}
