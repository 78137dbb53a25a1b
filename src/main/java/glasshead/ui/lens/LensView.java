package glasshead.ui.lens;

import glasshead.experiment.view.LensKind;
import glasshead.experiment.view.LensMeasure;
import glasshead.experiment.view.LensSide;
import glasshead.pixels.ColourScale;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.Waiting;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Point2D;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The panel of the lens: layer by token.
final class LensView {

    private static final List<LensMeasure> NEAR = List.of(LensMeasure.TOP, LensMeasure.ANSWER, LensMeasure.LOGIT_DIFFERENCE,
            LensMeasure.KL);

    private final LensViewModel model;
    private final PlaceViewModel place;
    private final Panel panel = new Panel("Lens");
    private final LensGrid grid;
    private final ScaleStrip scale;
    private final Segmented<LensSide> sides;
    private final Segmented<LensMeasure> measures;
    private final CheckBox middle = new CheckBox("After attention");
    private final ReadOnlyStringWrapper instead = new ReadOnlyStringWrapper("");
    private final StringBinding waiting;
    private final ContextMenu menu = new ContextMenu();

    LensView(LensViewModel model, PlaceViewModel place, ViewOptions options) {
        this.model = model;
        this.place = place;
        grid = new LensGrid(model, options);
        scale = new ScaleStrip(options);
        waiting = Waiting.text(model.session(), _ -> "");
        panel.getStyleClass().add("lens");
        panel.controls().getChildren().add(new Segmented<>(Arrays.asList(LensKind.values()), LensKind::label, LensKind::tooltip, model
                .kind()));
        measures = new Segmented<>(NEAR, Arrays.stream(LensMeasure.values()).filter(measure -> !NEAR.contains(measure)).toList(),
                LensMeasure::label, LensMeasure::tooltip, model.measure());
        sides = new Segmented<>(Arrays.asList(LensSide.values()), LensSide::label, LensSide::tooltip, model.side());
        sides.managedProperty().bind(sides.visibleProperty());
        middle.setTooltip(new Tooltip("Rows behind each block's attention too; the logit lens alone looks there"));
        middle.selectedProperty().bindBidirectional(model.middle());
        panel.setContent(content(options));
        panel.setFooter(footer());
        panel.setTable(model::table);
        grid.setOnContextMenuRequested(this::openMenu);
        grid.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.E && !event.isShortcutDown()) {
                place.showExamples(grid.pointed().get());
                event.consume();
            }
        });
        panel.sceneProperty().subscribe(scene -> model.seen().set(scene != null));
        model.changed().subscribe(this::refresh);
        model.lenses().lens().subscribe(this::refresh);
        model.lenses().fit().subscribe(this::refresh);
        waiting.subscribe(this::refresh);
        options.dark().subscribe(this::refresh);
        options.palette().subscribe(this::refresh);
        refresh();
    }

    Panel panel() {
        return panel;
    }

    private Region content(ViewOptions options) {
        FlowPane switches = new FlowPane(measures, sides, middle);
        switches.getStyleClass().add("lens-switches");
        WaitingLabel words = new WaitingLabel(instead.getReadOnlyProperty());
        grid.visibleProperty().bind(instead.isEmpty());
        words.visibleProperty().bind(instead.isNotEmpty());
        StackPane stack = new StackPane(grid, words);
        stack.setMinSize(0, 0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        VBox content = new VBox(switches, stack, new FitBar(model, options));
        content.getStyleClass().add("lens-content");
        content.setMinSize(0, 0);
        return content;
    }

    private HBox footer() {
        Label help = new Label("Click a cell for its whole list, right click to patch or steer there");
        help.getStyleClass().addAll("muted", "small");
        help.setMinWidth(0);
        help.visibleProperty().bind(instead.isEmpty());
        help.setTooltip(new Tooltip(
                "Arrow keys move, Enter clicks, the context menu key patches or steers, E shows examples. The wheel scrolls, with Ctrl it "
                        + "zooms; + and - too, 0 fits all tokens."));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox footer = new HBox(scale, gap, help);
        footer.getStyleClass().add("lens-footer");
        return footer;
    }

    private void openMenu(ContextMenuEvent event) {
        boolean byKey = event.isKeyboardTrigger();
        Pointed at = byKey ? grid.pointed().get() : grid.at(event.getX(), event.getY());
        int row = at.isCell() ? at.row() : model.spotRow();
        int position = at.isCell() ? at.column() : model.spotPosition();
        if (row < 0 || row >= model.places().size() || position >= model.length()) {
            return;
        }
        menu.getItems().setAll(OfferMenu.items(place.offers(), place.offers(row, position), place.exampled(row)));
        if (!menu.getItems().isEmpty()) {
            LensLayout places = grid.places();
            Point2D corner = byKey ? grid.localToScreen(places.x(position), places.y(row) + places.rowHeight()) : new Point2D(event
                    .getScreenX(), event.getScreenY());
            menu.show(grid, corner.getX(), corner.getY());
            event.consume();
        }
    }

    private void refresh() {
        boolean asked = model.found() != null && !Objects.requireNonNull(model.found()).contrast().isEmpty();
        measures.offer(measure -> asked || !CellValue.ofContrast(measure));
        sides.setVisible(model.compared());
        middle.setDisable(model.kind().get() != LensKind.LOGIT);
        instead.set(!waiting.get().isEmpty() ? waiting.get() : model.places().isEmpty() && model.found() != null ? missing() : "");
        panel.legend().set(legend());
        boolean shown = instead.get().isEmpty() && model.length() > 0;
        scale.setVisible(shown);
        if (shown) {
            ColourScale colours = grid.scale();
            LensMeasure measure = model.measure().get();
            boolean rank = CellValue.isRank(measure);
            boolean change = model.shown() == LensSide.CHANGE;
            scale.show(colours, rank && !change ? "#1" : end(colours.low(), measure, change), rank && !change ? "#" + Numbers.grouped(Math
                    .round(Math.pow(10, colours.high()))) : end(colours.high(), measure, change), unit(measure, change));
        }
    }

    private String missing() {
        LensKind kind = model.kind().get();
        String name = Objects.requireNonNull(model.found()).experiment().model();
        Fit fit = model.lenses().fit().get();
        boolean fitting = kind != LensKind.LOGIT && fit != null && fit.isRunning() && fit.isOf(name, Fit.kind(kind));
        return LensTexts.missing(kind, Objects.requireNonNull(model.found()).model(), fitting);
    }

    private static String end(double value, LensMeasure measure, boolean change) {
        return !change ? CellValue.written(value, measure) : CellValue.isRank(measure) ? "× " + Numbers.plain(Math.pow(10, value), value < 0
                ? 2 : 0) : CellValue.change(0, value, measure);
    }

    private static String unit(LensMeasure measure, boolean change) {
        String what = switch (measure) {
            case TOP -> "probability of the top token";
            case ANSWER -> "probability of the answer";
            case DISTRACTOR -> "probability of the distractor";
            case LOGIT_DIFFERENCE -> "logit difference";
            case ANSWER_RANK -> "rank of the answer, logarithmic";
            case DISTRACTOR_RANK -> "rank of the distractor, logarithmic";
            case KL -> "KL to the end, nats";
            case ENTROPY -> "entropy, nats";
        };
        return change ? "change of the " + what : what;
    }

    private String legend() {
        int read = (int) IntStream.range(0, model.length()).filter(position -> model.cell(0, position) != null).count();
        String part = read < model.length() ? " · " + read + " of " + model.length() + " tokens read" : "";
        return model.length() == 0 ? "" : "What the model would say at each layer, token by token: " + switch (model.kind().get()) {
            case LOGIT -> "final LayerNorm and unembedding at each place";
            case TUNED -> "through a fitted affine map at each layer";
            case JACOBIAN -> "through the mean Jacobian to the end";
        } + part;
    }
}
