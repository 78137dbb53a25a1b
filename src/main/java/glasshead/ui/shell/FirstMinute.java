package glasshead.ui.shell;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.Findings;
import glasshead.experiment.Head;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import glasshead.ui.options.ViewOptions;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Three things to do in the first minute, one after the other. What the next one is about wears a frame; each is ticked off when it is
/// done in whatever way, or does itself on a click. Gone for good after the third, or when it is closed.
final class FirstMinute extends HBox {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");
    private static final String FRAME = "first-minute-target";

    /// @param met    whether it is so now; held here, since nobody else does
    /// @param done   whether it was so since the program began
    /// @param target what it is about; nothing while that is not on screen
    private record Step(Button button, BooleanBinding met, BooleanProperty done, Supplier<@Nullable Node> target) {
    }

    private final List<Step> steps;
    private final ViewOptions options;
    private @Nullable Node framed;

    FirstMinute(Session session, WorkspacePane workspace, ViewOptions options) {
        this.options = options;
        getStyleClass().add("first-minute");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(options.firstMinute());
        managedProperty().bind(visibleProperty());
        BooleanBinding locked = Bindings.createBooleanBinding(() -> !session.selection().locked().get().isEmpty(), session.selection()
                .locked());
        BooleanBinding ablated = Bindings.createBooleanBinding(() -> !session.experiment().get().interventions().isEmpty(), session
                .experiment());
        BooleanBinding maps = workspace.shown().isEqualTo(Workspace.MAPS);
        steps = List.of(
                step("1  Click a head", "Its attention pattern and numbers stay in sight; a click here takes the strongest", locked,
                        () -> strongest(session), () -> workspace.lookup(".slot-grid")),
                step("2  Press A: ablate it", "The model runs again without it, and every picture follows: what does the answer lose?",
                        ablated, () -> ablate(session), () -> getScene() == null ? null : getScene().lookup(".with-count")),
                step("3  Ask it of every head (M)", "Maps: what ablation of each head does, side by side with what attribution says",
                        maps, () -> workspace.go(Workspace.MAPS), () -> getScene() == null ? null : getScene().lookup("#rail-maps")));
        Label title = new Label("First minute");
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().add("quiet");
        close.setTooltip(new Tooltip("Not needed; it does not come back"));
        close.setAccessibleText("Close the first minute");
        close.setOnAction(_ -> options.firstMinute().set(false));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().add(title);
        steps.forEach(step -> getChildren().add(step.button()));
        getChildren().addAll(gap, close);
        steps.forEach(step -> step.done().subscribe(this::show));
        options.firstMinute().subscribe(this::show);
        sceneProperty().subscribe(this::show);
        session.findings().subscribe(this::show);
    }

    private Step step(String words, String tooltip, BooleanBinding now, Runnable action, Supplier<@Nullable Node> target) {
        Button button = new Button(words);
        button.setTooltip(new Tooltip(tooltip));
        button.getStyleClass().add("first-minute-step");
        button.setOnAction(_ -> action.run());
        BooleanProperty done = new SimpleBooleanProperty();
        now.subscribe(is -> {
            if (is) {
                done.set(true);
            }
        });
        return new Step(button, now, done, target);
    }

    private void show() {
        if (!options.firstMinute().get()) {
            frame(null);
            return;
        }
        Step next = steps.stream().filter(step -> !step.done().get()).findFirst().orElse(null);
        steps.forEach(step -> {
            step.button().pseudoClassStateChanged(DONE, step.done().get());
            step.button().pseudoClassStateChanged(NEXT, step == next);
        });
        if (next == null) {
            options.firstMinute().set(false);
        } else {
            frame(next.target().get());
        }
    }

    private void frame(@Nullable Node target) {
        if (framed != null) {
            framed.getStyleClass().remove(FRAME);
        }
        framed = target;
        if (target != null) {
            target.getStyleClass().add(FRAME);
        }
    }

    private static void strongest(Session session) {
        Findings found = session.findings().get();
        if (found != null && !found.model().allHeads().isEmpty()) {
            LogitAttribution parts = found.baseline().get(LogitAttribution.ANALYSIS);
            session.selection().locked().set(found.model().allHeads().stream().max(Comparator.comparingDouble(head -> Math.abs(parts.of(
                    head)))).stream().toList());
        }
    }

    private static void ablate(Session session) {
        if (session.selection().locked().get().isEmpty()) {
            strongest(session);
        }
        List<Head> heads = session.selection().locked().get();
        session.change(now -> now.toggled(heads));
    }
}
