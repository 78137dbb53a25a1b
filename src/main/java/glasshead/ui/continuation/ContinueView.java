package glasshead.ui.continuation;

import glasshead.experiment.view.ContinueLook;
import glasshead.ui.format.NumberField;
import glasshead.ui.panel.Panel;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The panel in which the prompt goes on.
public final class ContinueView {

    private final ContinueViewModel model;
    private final Panel panel = new Panel("Continue");
    private final Button button = new Button();
    private final Tooltip tooltip = new Tooltip();
    private final Label problem = new Label();
    private final Label empty = new Label("Press Continue: the model goes on with the prompt, and under interventions a second time beside "
            + "it. Click a token to take another in its place.");
    private final TokenLine untouched;
    private final TokenLine steered;

    public ContinueView(ContinueViewModel model) {
        this.model = model;
        untouched = new TokenLine(model, false);
        steered = new TokenLine(model, true);
        panel.getStyleClass().add("continuation");
        panel.getStylesheets().add(Objects.requireNonNull(ContinueView.class.getResource("continuation.css")).toExternalForm());
        button.getStyleClass().add("continue-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(tooltip);
        button.setOnAction(_ -> {
            if (model.running().get()) {
                model.stop();
            } else {
                model.go();
            }
        });
        panel.controls().getChildren().add(button);
        panel.setContent(content());
        panel.setTable(model::table);
        panel.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && model.running().get()) {
                model.stop();
                key.consume();
            }
        });
        model.running().subscribe(this::refresh);
        model.going().subscribe(this::refresh);
        model.problem().subscribe(this::refresh);
        model.session().view().subscribe((before, now) -> {
            if (!before.continuation().equals(now.continuation())) {
                refresh();
            }
        });
        refresh();
    }

    public Panel panel() {
        return panel;
    }

    private VBox content() {
        problem.getStyleClass().add("continue-problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        empty.getStyleClass().add("muted");
        empty.setWrapText(true);
        empty.managedProperty().bind(empty.visibleProperty());
        HBox both = new HBox(untouched, steered);
        both.getStyleClass().add("continue-both");
        VBox lines = new VBox(empty, problem, both);
        lines.getStyleClass().add("continue-lines");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("continue-scroll");
        scroll.setMinSize(0, 0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox content = new VBox(settings(), scroll);
        content.getStyleClass().add("continue-content");
        content.setMinSize(0, 0);
        return content;
    }

    private FlowPane settings() {
        FlowPane settings = new FlowPane(
                field("Tokens", "How many tokens at most", this::isCount, ContinueLook::count, (look, number) -> look.withCount(number
                        .intValue())),
                field("Temperature", "What logits are divided by before a token is drawn; 0 takes the most probable one",
                        number -> number >= 0
                                && number <= 1000, ContinueLook::temperature, ContinueLook::withTemperature),
                field("Top-k", "Draw among the k most probable tokens; 0 for all", number -> number >= 0 && number <= 1e9 && number == Math
                        .rint(number), ContinueLook::topK, (look, number) -> look.withTopK(number.intValue())),
                field("Top-p", "Draw among the fewest tokens whose probabilities add up to p; 1 for all", number -> number > 0
                        && number <= 1, ContinueLook::topP, ContinueLook::withTopP),
                field("Seed", "What is drawn by: the same seed draws the same tokens", number -> number >= 0 && number <= Integer.MAX_VALUE
                        && number == Math.rint(number), ContinueLook::seed, (look, number) -> look.withSeed(number.intValue())));
        settings.getStyleClass().add("continue-settings");
        return settings;
    }

    private boolean isCount(double number) {
        return number >= 1 && number <= 10_000 && number == Math.rint(number);
    }

    private HBox field(String name, String what, DoublePredicate allowed, ToDoubleFunction<ContinueLook> get,
            BiFunction<ContinueLook, Double, ContinueLook> with) {
        NumberField field = new NumberField(what, allowed, number -> model.session().look(now -> now.withContinuation(with.apply(now
                .continuation(), number))));
        field.setPrefColumnCount(4);
        model.session().view().subscribe(now -> field.show(get.applyAsDouble(now.continuation())));
        Label label = new Label(name);
        label.setLabelFor(field);
        label.getStyleClass().addAll("small", "muted");
        HBox both = new HBox(label, field);
        both.getStyleClass().add("continue-field");
        return both;
    }

    private void refresh() {
        boolean running = model.running().get();
        Going going = model.going().get();
        button.setText(running ? "Stop" : going.found() == null ? "Continue" : "Again");
        tooltip.setText(running ? "Stop; what is there stays (Esc)" : "Go on with the prompt under the present interventions");
        problem.setText(model.problem().get());
        problem.setVisible(!problem.getText().isEmpty());
        empty.setVisible(going.found() == null && !running && !problem.isVisible());
        boolean both = going.line(true) != null;
        untouched.show(going, both);
        steered.show(going, both);
        ContinueLook now = model.settings();
        panel.legend().set(now.temperature() == 0 ? "the most probable token each time" : "drawn by seed " + now.seed()
                + ", each token with its probability");
    }
}
