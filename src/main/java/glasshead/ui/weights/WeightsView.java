package glasshead.ui.weights;

import glasshead.experiment.view.WeightsTopic;
import glasshead.pixels.Cells;
import glasshead.pixels.ColourScale;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.heatmap.Heatmap;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import glasshead.ui.weights.WeightsPage.Picture;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The workspace of the weights: a topic, a head, some words; a picture and a table.
public final class WeightsView {

    private static final List<WeightsTopic> NEAR = List.of(WeightsTopic.BIGRAMS, WeightsTopic.OV, WeightsTopic.QK, WeightsTopic.COPYING,
            WeightsTopic.DISTANCE);
    private static final List<WeightsTopic> FURTHER = List.of(WeightsTopic.TRIGRAMS, WeightsTopic.VIRTUAL, WeightsTopic.PATHS);

    /// Width for height of a matrix with the labels of its rows, whose cells may be wider than high, and of a square picture.
    private static final double MATRIX = 1.8;
    private static final double SQUARE = 1.25;

    private final WeightsViewModel model;
    private final ViewOptions options;
    private final Panel panel = new Panel("Weights");
    private final HeatmapCanvas matrix;
    private final NumbersCanvas numbers;
    private final StackPane pictures;
    private final WeightsTable table;
    private final WeightsControls controls;
    private boolean following;

    public WeightsView(WeightsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        matrix = new HeatmapCanvas(options, this::tip);
        numbers = new NumbersCanvas(options);
        pictures = new StackPane(matrix, numbers);
        pictures.setMinSize(0, 0);
        table = new WeightsTable(model, options);
        controls = new WeightsControls(model);
        panel.getStyleClass().add("weights");
        panel.getStylesheets().add(Objects.requireNonNull(WeightsView.class.getResource("weights.css")).toExternalForm());
        panel.setTable(model::table);
        panel.controls().getChildren().add(new Segmented<>(NEAR, FURTHER, WeightsTopic::label, WeightsTopic::tooltip, model.topic()));
        panel.setContent(content());
        matrix.lockedRow().subscribe(this::chooseWord);
        List.of(model.page(), model.notice()).forEach(part -> part.subscribe(this::show));
        model.topic().subscribe(this::show);
        options.dark().subscribe(this::show);
        options.palette().subscribe(this::show);
        options.largeText().subscribe(this::show);
    }

    public Panel panel() {
        return panel;
    }

    private VBox content() {
        HBox.setHgrow(pictures, Priority.ALWAYS);
        HBox.setHgrow(table, Priority.ALWAYS);
        HBox both = new HBox(pictures, table);
        both.getStyleClass().add("weights-both");
        both.setMinSize(0, 0);
        both.visibleProperty().bind(model.page().isNotNull());
        StackPane middle = new StackPane(both, new WaitingLabel(model.notice()));
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        Label detail = new Label();
        detail.textProperty().bind(model.detail());
        detail.setWrapText(true);
        detail.getStyleClass().addAll("mono", "weights-detail");
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
        VBox all = new VBox(controls, middle, detail);
        all.getStyleClass().add("weights-content");
        all.setMinSize(0, 0);
        return all;
    }

    private void show() {
        controls.show();
        WeightsPage page = model.page().get();
        panel.title().set(page == null ? model.topic().get().label() : page.title());
        panel.legend().set(page == null ? model.topic().get().tooltip() : page.legend());
        if (page == null) {
            return;
        }
        table.show(page);
        boolean isMatrix = page.picture() instanceof Picture.Matrix;
        boolean none = page.picture() instanceof Picture.None;
        matrix.setVisible(isMatrix);
        numbers.setVisible(!isMatrix && !none);
        pictures.setVisible(!none);
        pictures.setManaged(!none);
        widen(page.picture());
        if (page.picture() instanceof Picture.Matrix drawn) {
            draw(drawn);
        } else {
            numbers.show(page.picture());
        }
    }

    /// Such a picture takes no more than it fills; the table has the rest.
    private void widen(Picture picture) {
        pictures.maxWidthProperty().unbind();
        if (picture instanceof Picture.Matrix || picture instanceof Picture.Plane) {
            pictures.maxWidthProperty().bind(pictures.heightProperty().multiply(picture instanceof Picture.Matrix ? MATRIX : SQUARE));
        } else {
            pictures.setMaxWidth(Double.MAX_VALUE);
        }
    }

    private void draw(Picture.Matrix drawn) {
        int columns = drawn.columns().size();
        float[] values = new float[drawn.rows().size() * columns];
        double limit = 1e-9;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) drawn.values()[i / columns][i % columns];
            limit = Math.max(limit, Math.abs(values[i]));
        }
        following = true;
        matrix.description().set("Matrix of " + columns + " by " + drawn.rows().size() + ". Arrow keys read values, Enter chooses a row");
        matrix.heatmap().set(new Heatmap(new Cells(drawn.rows().size(), columns, values, false), ColourScale.diverging(options.palette()
                .get(), options.dark().get(), limit), drawn.rows(), drawn.columns()));
        boolean ofWords = model.topic().get() != WeightsTopic.VIRTUAL && model.words().chosen(model.words().all()) < drawn.rows().size();
        matrix.lockedColumn().set(Pointed.NONE);
        matrix.lockedRow().set(ofWords ? model.words().chosen(model.words().all()) : Pointed.NONE);
        following = false;
    }

    private void chooseWord() {
        int row = matrix.lockedRow().get();
        if (!following && row != Pointed.NONE && model.topic().get() != WeightsTopic.VIRTUAL) {
            model.words().choose(row);
        }
    }

    private TipText tip(Pointed at) {
        if (model.page().get() == null || !(model.page().get().picture() instanceof Picture.Matrix drawn)) {
            return new TipText("", "", "");
        }
        double value = drawn.values()[at.row()][at.column()];
        return new TipText(drawn.rows().get(at.row()) + " → " + drawn.columns().get(at.column()), Numbers.signed(value, WeightsPages
                .decimals(Math.abs(value))), value < 0
                        ? "distractor" : "answer");
    }
}
