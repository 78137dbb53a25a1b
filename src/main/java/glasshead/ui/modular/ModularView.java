package glasshead.ui.modular;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Segmented;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;

/// A model that adds modulo a prime, seen on all pairs at once: read-outs, three pictures over a and b, two spectra whose bars take
/// frequencies away.
public final class ModularView extends ScrollPane {

    private static final int COLUMNS = 6;

    private final ModularViewModel model;
    private final PicturesViewModel pictures;
    private final ViewOptions options;
    private final GridPane grid = new GridPane();

    public ModularView(ModularViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        pictures = new PicturesViewModel(model);
        getStyleClass().add("modular-scroll");
        getStylesheets().add(Objects.requireNonNull(ModularView.class.getResource("modular.css")).toExternalForm());
        grid.getStyleClass().add("modular");
        layOut();
        setContent(grid);
        setFitToWidth(true);
        setFitToHeight(true);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !model.removed().get().isEmpty()) {
                model.restore();
                key.consume();
            }
        });
    }

    private void layOut() {
        for (int column = 0; column < COLUMNS; column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(constraints);
        }
        RowConstraints fixed = new RowConstraints();
        fixed.setMinHeight(Region.USE_PREF_SIZE);
        RowConstraints high = new RowConstraints();
        high.setVgrow(Priority.ALWAYS);
        RowConstraints low = new RowConstraints();
        low.setMinHeight(Region.USE_PREF_SIZE);
        grid.getRowConstraints().addAll(fixed, high, low);
        grid.add(new ScoresPanel(model).panel(), 0, 0, COLUMNS, 1);
        addThird(0, logits());
        addThird(1, attention());
        addThird(2, neurons());
        grid.add(new SpectrumPanel("Embedding", model, options, List.of(Spectrum.Kind.EMBEDDING)).panel(), 0, 2, COLUMNS / 2, 1);
        grid.add(new SpectrumPanel("Frequencies of", model, options, List.of(Spectrum.Kind.NEURONS, Spectrum.Kind.LOGITS)).panel(),
                COLUMNS / 2, 2, COLUMNS / 2, 1);
    }

    private void addThird(int third, PicturePanel panel) {
        grid.add(panel.panel(), third * COLUMNS / 3, 1, COLUMNS / 3, 1);
    }

    private PicturePanel logits() {
        Segmented<LogitPicture> choices = new Segmented<>(List.of(LogitPicture.values()), LogitPicture::label, LogitPicture::tooltip, pictures.logitPicture());
        NumberSlider slider = new NumberSlider("c", "Which output's logit is shown", pictures.output());
        slider.disableProperty().bind(pictures.logitPicture().isNotEqualTo(LogitPicture.OUTPUT));
        model.shown().subscribe(now -> slider.setLargest(now == null ? 0 : now.prime() - 1));
        return new PicturePanel("Logits", model, options, pictures.logits(), choices, slider);
    }

    private PicturePanel attention() {
        StackPane heads = new StackPane();
        heads.getStyleClass().add("modular-heads");
        heads.setMinWidth(0);
        model.shown().subscribe(now -> offerHeads(heads, now == null ? 0 : now.pictured().run().heads()));
        Segmented<Source> sources = new Segmented<>(List.of(Source.values()), Source::label, Source::tooltip, pictures.source());
        return new PicturePanel("Attention of =", model, options, pictures.attention(), heads, sources);
    }

    /// Made anew only for a model with another number of heads.
    private void offerHeads(StackPane place, int count) {
        if (!place.getChildren().isEmpty() && Integer.valueOf(count).equals(place.getUserData())) {
            return;
        }
        place.setUserData(count);
        List<Integer> heads = IntStream.range(0, count).boxed().toList();
        if (count == 0) {
            place.getChildren().setAll(new Label("No heads"));
        } else {
            place.getChildren().setAll(new Segmented<>(heads, head -> "Head " + head, head -> "The attention pattern of head " + head,
                    pictures.head().asObject()));
        }
    }

    private PicturePanel neurons() {
        Segmented<NeuronPicture> choices = new Segmented<>(List.of(NeuronPicture.values()), NeuronPicture::label, NeuronPicture::tooltip, pictures.neuronPicture());
        NumberSlider slider = new NumberSlider("Neuron", "Which neuron is shown", pictures.neuron());
        model.shown().subscribe(now -> slider.setLargest(now == null ? 0 : now.pictured().run().neurons().length - 1));
        return new PicturePanel("One neuron", model, options, pictures.neurons(), choices, slider);
    }

    /// Never takes the focus: a scroll pane would, at every click into it, from the picture that was clicked.
    @Override
    public void requestFocus() {
    }
}
