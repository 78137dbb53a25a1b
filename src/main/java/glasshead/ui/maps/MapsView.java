package glasshead.ui.maps;

import glasshead.experiment.Experiment;
import glasshead.ui.format.Waiting;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The panel of pictures over the whole model. Several views may show one view model, as in the main window and in one of its own.
public final class MapsView {

    private static final double EARLIER = 0.45;

    private final MapsViewModel model;
    private final ViewOptions options;
    private final Panel panel = new Panel("Maps");
    private final Button second = new Button("Show second prompt");
    private final ReadOnlyStringWrapper instead = new ReadOnlyStringWrapper("");
    private final StringBinding waiting;
    private boolean open;

    public MapsView(MapsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        waiting = Waiting.text(model.session(), found -> "");
        panel.getStyleClass().addAll("maps", Panel.SAYS_ITSELF);
        panel.getStylesheets().add(Objects.requireNonNull(MapsView.class.getResource("maps.css")).toExternalForm());
        panel.controls().getChildren().add(MapsControls.families(model));
        Node pictures = pictures();
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox content = new VBox(new MapsControls(model), pictures);
        content.getStyleClass().add("map-content");
        content.setMinSize(0, 0);
        panel.setContent(content);
        panel.setFooter(footer());
        panel.setTable(() -> MapTexts.table(model.session().findings().get(), model.picture().get()));
        panel.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        panel.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false)
                .subscribe(showing -> {
                    open = showing;
                    model.seen(this, open && panel.isVisible());
                });
        panel.visibleProperty().subscribe(visible -> model.seen(this, open && visible));
        model.question().subscribe(this::refresh);
        model.picture().addListener((property, before, now) -> refresh());
        model.session().experiment().subscribe(this::refresh);
        model.session().findings().subscribe(this::refresh);
        model.progress().addListener((property, before, now) -> refresh());
        waiting.addListener((property, before, now) -> refresh());
        refresh();
    }

    public Panel panel() {
        return panel;
    }

    private Node pictures() {
        ScatterBox scatter = new ScatterBox(model, options);
        TilesPane tiles = new TilesPane(model, options);
        MapsContent both = new MapsContent(tiles, scatter);
        model.picture().addListener((property, before, now) -> both.want(scatter.isWanted()));
        both.want(scatter.isWanted());
        both.visibleProperty().bind(instead.isEmpty());
        both.opacityProperty().bind(Bindings.createDoubleBinding(() -> model.isCurrent() ? 1 : EARLIER,
                model.sheet(), model.session().experiment(), model.question()));
        second.setOnAction(event -> model.showSecondPrompt());
        second.setTooltip(new Tooltip("A field for it, below the first prompt"));
        second.managedProperty().bind(second.visibleProperty());
        VBox words = new VBox(new WaitingLabel(instead.getReadOnlyProperty()), second);
        words.getStyleClass().add("map-instead");
        words.visibleProperty().bind(instead.isNotEmpty());
        StackPane stack = new StackPane(both, words);
        stack.setMinSize(0, 0);
        return stack;
    }

    private HBox footer() {
        Label help = new Label("Click makes a cell live");
        help.getStyleClass().addAll("muted", "small");
        help.setTooltip(new Tooltip("The cell's interventions go into the list and every panel follows; another click takes them away. "
                + "Shift-click adds. Arrow keys move, Enter clicks."));
        help.visibleProperty().bind(instead.isEmpty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox footer = new HBox(new ScaleBar(model, options), gap, help);
        footer.getStyleClass().add("map-footer");
        return footer;
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && model.progress().get() != null) {
            model.cancel();
            key.consume();
        }
    }

    private void refresh() {
        Sheet sheet = model.sheet().get();
        Experiment now = model.session().experiment().get();
        panel.legend().set(MapTexts.legend(model.question().get(), sheet));
        panel.remark().set(sheet == null || sheet.maps().isEmpty() || model.isCurrent() ? "" : MapTexts.remark(sheet, now));
        instead.set(insteadOf(sheet));
        second.setVisible(model.obstacle() == Obstacle.SECOND_PROMPT && !instead.get().isEmpty());
    }

    /// Words while there is no picture; empty when there is one.
    private String insteadOf(Sheet sheet) {
        if (!waiting.get().isEmpty()) {
            return waiting.get();
        }
        if (sheet != null && !sheet.maps().isEmpty()) {
            return !model.picture().get().tiles().isEmpty() ? "" : isUnderWay() ? "Computing each head alone first…"
                    : "Cancelled while each head alone was computed, which pairs need first: press Run.";
        }
        if (model.obstacle() != Obstacle.NONE) {
            return model.obstacle().sentence();
        }
        if (isUnderWay()) {
            return "Computing…";
        }
        return sheet != null && !sheet.refusals().isEmpty() ? sheet.refusals().values().iterator().next()
                : model.progress().get() == null ? "Nothing is computed yet: press Run above."
                        : "Nothing is computed yet, and another map is under way: wait for it, or cancel it above.";
    }

    private boolean isUnderWay() {
        Progress progress = model.progress().get();
        return progress != null && progress.question() == model.question().get();
    }
}
