package glasshead.ui.circuit;

import glasshead.engine.PathEffects;
import glasshead.experiment.PathMode;
import glasshead.experiment.view.PathsLook;
import glasshead.experiment.view.PathsPicture;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Segmented;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Path patching: all heads' paths to some receivers, or chains of several hops that are drawn.
final class PathsView extends VBox {

    private final Paths paths;
    private final Label said = new Label();
    private final Button run = new Button();

    PathsView(CircuitViewModel model, ViewOptions options) {
        this.paths = model.paths();
        getStyleClass().add("circuit-paths");
        run.setOnAction(_ -> paths.flip());
        run.setMinWidth(USE_PREF_SIZE);
        said.getStyleClass().addAll("small", "muted");
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox to = new HBox(8, new Label("paths to"), to(), run, said);
        to.getStyleClass().add("circuit-line");
        to.managedProperty().bind(to.visibleProperty());
        ObjectProperty<PathsPicture> picture = paths.looks().choice(PathsLook::picture, PathsLook::withPicture);
        HBox choices = new HBox(10, new Segmented<>(List.of(PathsPicture.values()), PathsPicture::title, PathsPicture::tooltip, picture),
                new Segmented<>(List.of(PathMode.values()), PathsView::title, PathsView::tooltip, paths.looks().choice(PathsLook::mode,
                        PathsLook::withMode)));
        choices.getStyleClass().add("circuit-line");
        PathCells cells = new PathCells(paths, options);
        Node chains = new ChainsView(model, options);
        picture.subscribe(now -> {
            to.setVisible(now == PathsPicture.HEADS);
            cells.setVisible(now == PathsPicture.HEADS);
            chains.setVisible(now == PathsPicture.CHAINS);
        });
        StackPane middle = new StackPane(cells, chains);
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        setSpacing(6);
        setMinSize(0, 0);
        getChildren().addAll(choices, to, middle);
        paths.effects().answer().addListener((_, _, _) -> show());
        paths.effects().running().subscribe(this::show);
        paths.effects().problem().subscribe(this::show);
        paths.wrong().subscribe(this::show);
        show();
    }

    private TextField to() {
        TextField to = new TextField();
        ObjectProperty<String> receivers = paths.looks().choice(PathsLook::to, PathsLook::withTo);
        receivers.subscribe(to::setText);
        to.setPromptText("logits or L2H4.q, L2H3.q");
        to.setAccessibleText("Receivers of the paths");
        to.setTooltip(new Tooltip("Where the paths lead: logits, or some heads' queries, keys or values and MLPs, with commas between"));
        to.setPrefColumnCount(14);
        to.focusedProperty().subscribe(() -> receivers.set(to.getText()));
        to.setOnAction(_ -> {
            receivers.set(to.getText());
            paths.flip();
        });
        return to;
    }

    private static String title(PathMode mode) {
        return switch (mode) {
            case DIRECT -> "MLPs held";
            case THROUGH_MLPS -> "through MLPs";
            case FROZEN_NORM -> "LayerNorm frozen";
        };
    }

    private static String tooltip(PathMode mode) {
        return switch (mode) {
            case DIRECT -> "Direct paths: MLPs write what they write in the clean run";
            case THROUGH_MLPS -> "MLPs on the way follow, as in Wang et al. 2022";
            case FROZEN_NORM -> "MLPs held, LayerNorm with the clean run's scale: paths to the logits are linear, so effects add up";
        };
    }

    private void show() {
        boolean running = paths.effects().running().get();
        PathEffects found = paths.effects().answer().get();
        run.setText(running ? "Stop" : "Run");
        run.setTooltip(new Tooltip(running ? "Stop; what is computed stays"
                : "Patch the path from every head to these receivers, one by one"));
        String wrong = paths.wrong().get() + paths.effects().problem().get();
        said.setText(!wrong.isEmpty() ? wrong : found == null ? running ? "Running…" : "Nothing is computed yet: press Run." : told(found));
    }

    /// What the numbers on screen are of, whatever is chosen now.
    private static String told(PathEffects found) {
        String prompts = found.done() < found.of() ? found.done() + " of " + found.of() + " prompts" : found.of() + " prompts";
        String linear = found.question().mode() == PathMode.FROZEN_NORM ? " (linear)" : "";
        return "to " + String.join(", ", found.question().to().stream().map(Object::toString).toList()) + " · " + found.question().mode()
                .label() + linear + " · " + prompts;
    }
}
