package glasshead.ui.circuit;

import glasshead.analysis.Spread;
import glasshead.engine.EdgeAction;
import glasshead.experiment.Edge;
import glasshead.experiment.Texts;
import glasshead.ui.format.DotStrip;
import glasshead.ui.format.Numbers;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// An edge: what cutting it does in each prompt, and how it acts. One that was clicked stays; else it is the one that was pointed at last.
final class EdgeCard extends VBox {

    /// Three lines.
    private static final double ACTS_HEIGHT = 46;

    private final CircuitViewModel model;
    private final Label name = new Label();
    private final Label acts = new Label();
    private final Button ask = new Button("How it acts");
    private final Label held = new Label("held · Esc");
    private final DotStrip dots;
    private @Nullable Edge edge;

    EdgeCard(CircuitViewModel model) {
        super(2);
        this.model = model;
        getStyleClass().add("circuit-edge-card");
        dots = new DotStrip("circuit", "What cutting the edge changes in each prompt", model::showPrompt);
        name.getStyleClass().add("small");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        acts.getStyleClass().addAll("small", "muted");
        acts.setWrapText(true);
        // In a low window no more: the tooltip has the whole, and a panel that is enlarged has room for it.
        acts.setMinHeight(ACTS_HEIGHT);
        acts.setMaxHeight(ACTS_HEIGHT);
        acts.setAlignment(Pos.TOP_LEFT);
        acts.managedProperty().bind(acts.textProperty().isNotEmpty());
        ask.getStyleClass().add("circuit-run");
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setTooltip(new Tooltip("Cuts it with patterns held, and with values held: how much of its effect is attention that moves"));
        ask.setOnAction(_ -> {
            if (edge != null) {
                model.details().askAction(edge);
            }
        });
        held.getStyleClass().addAll("small", "muted");
        held.setMinWidth(USE_PREF_SIZE);
        held.setTooltip(new Tooltip("It stays here until another edge is clicked; Esc lets it go"));
        held.managedProperty().bind(held.visibleProperty());
        HBox line = new HBox(8, name, held, ask);
        line.getStyleClass().add("circuit-line");
        getChildren().addAll(line, dots, acts);
        model.shown().addListener((_, _, _) -> show());
        model.details().action().answer().addListener((_, _, _) -> show());
        model.details().action().problem().addListener((_, _, _) -> show());
        model.pointing().edge().subscribe(this::follow);
        model.pointing().held().subscribe(this::follow);
        show();
    }

    /// What was pointed at last stays.
    private void follow() {
        Edge meant = model.pointing().meant();
        if (meant != null) {
            edge = meant;
        }
        show();
    }

    private void show() {
        Shown shown = model.shown().get();
        Edge of = edge;
        if (of == null || shown == null || !shown.graph().has(of.sender()) || !shown.graph().has(of.receiver())) {
            ask.setVisible(false);
            held.setVisible(false);
            dots.setVisible(false);
            dots.setManaged(false);
            name.setText("Point at an edge; a click holds it here.");
            acts.setText("");
            return;
        }
        double[] each = model.details().perPrompt(of);
        ask.setVisible(true);
        held.setVisible(of.equals(model.pointing().held().get()));
        dots.setVisible(each.length > 1);
        dots.setManaged(each.length > 1);
        Spread spread = Spread.of(each);
        name.setText(of + ": " + Numbers.signed(shown.score(of)) + (Double.isNaN(spread
                .standardError()) ? "" : " ± " + Numbers.plain(spread.standardError(), 2)) + (shown.isExact(of) ? " ✓" : " ≈"));
        name.setTooltip(new Tooltip(name.getText() + "\nEvery dot is a prompt: a click shows it. Left of 0 the edge holds the logit "
                + "difference up there."));
        dots.show(each, model.session().experiment().get().subject().shown(), List.of(), row -> (row + 1) + "  " + Numbers.signed(
                each[row]));
        EdgeAction action = model.details().action().answer().get();
        String problem = model.details().action().problem().get();
        acts.setText(!problem.isEmpty() ? problem : action != null && action.question().edge().equals(of) ? text(action) : "");
    }

    /// How an edge acts, in words: at its head, and in the layers behind.
    static String text(EdgeAction action) {
        StringBuilder text = new StringBuilder(action.done() < action.of() ? Texts.format("%d of %d prompts · ", action.done(), action
                .of()) : "");
        var at = action.receiver();
        if (at != null) {
            text.append(Texts.format("all of %s at its head %s = attention moved %s + value moved %s + both %s · ", action.question().edge()
                    .sender(), mean(at.whole()), mean(at.attention()), mean(at.value()), mean(at.interaction())));
        }
        var behind = action.behind();
        return text.append(Texts.format("behind it: %s = through no head %s + attention %s + values %s + both %s", mean(behind.effect()),
                mean(behind.direct()), mean(behind.attention()), mean(behind.value()), mean(behind.interaction()))).toString();
    }

    private static String mean(double[] perRow) {
        return Numbers.signed(EdgeAction.mean(perRow));
    }
}
