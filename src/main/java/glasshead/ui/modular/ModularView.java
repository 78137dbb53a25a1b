package glasshead.ui.modular;

import glasshead.experiment.Head;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A model that adds modulo a prime, seen on all pairs at once: read-outs, three pictures over a and b, two spectra whose bars take
/// frequencies away.
public final class ModularView extends ScrollPane {

    private final ModularViewModel model;
    private final PicturesViewModel pictures;
    private final ViewOptions options;

    public ModularView(ModularViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        pictures = new PicturesViewModel(model);
        getStyleClass().add("modular-scroll");
        getStylesheets().add(Objects.requireNonNull(ModularView.class.getResource("modular.css")).toExternalForm());
        setContent(rows(new ScoresPanel(model).panel(), side(logits().panel(), attention().panel(), neurons().panel()),
                side(new SpectrumPanel("Embedding", model, options, List.of(Spectrum.Kind.EMBEDDING)).panel(),
                        new SpectrumPanel("Frequencies of", model, options, List.of(Spectrum.Kind.NEURONS, Spectrum.Kind.LOGITS))
                                .panel())));
        setFitToWidth(true);
        setFitToHeight(true);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !model.removed().get().isEmpty()) {
                model.restore();
                key.consume();
            }
        });
    }

    private static VBox rows(Region scores, HBox middle, HBox lower) {
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox rows = new VBox(scores, middle, lower);
        for (Region row : List.of(scores, lower)) {
            row.setMinHeight(Region.USE_PREF_SIZE);
        }
        rows.getStyleClass().add("modular");
        return rows;
    }

    /// Panels side by side, equally wide whatever is in them.
    private static HBox side(Panel... panels) {
        for (Panel panel : panels) {
            panel.setPrefWidth(1);
            HBox.setHgrow(panel, Priority.ALWAYS);
        }
        HBox side = new HBox(panels);
        side.getStyleClass().add("modular-side");
        return side;
    }

    private PicturePanel logits() {
        Segmented<LogitPicture> choices = new Segmented<>(List.of(LogitPicture.values()), LogitPicture::label, LogitPicture::tooltip,
                pictures.logitPicture());
        NumberSlider slider = new NumberSlider("c", "Which output's logit is shown", pictures.output());
        slider.disableProperty().bind(pictures.logitPicture().isNotEqualTo(LogitPicture.OUTPUT));
        model.shown().subscribe(now -> slider.setLargest(now == null ? 0 : now.prime() - 1));
        return new PicturePanel("Logits", model, options, pictures.logits(), choices, slider);
    }

    private PicturePanel attention() {
        StackPane heads = new StackPane();
        heads.getStyleClass().add("modular-heads");
        heads.setMinWidth(0);
        model.shown().subscribe(now -> offerHeads(heads, now == null ? List.of() : now.pictured().run().allHeads()));
        Segmented<Source> sources = new Segmented<>(List.of(Source.values()), Source::label, Source::tooltip, pictures.source());
        return new PicturePanel("Attention of =", model, options, pictures.attention(), heads, sources);
    }

    /// Made anew only for a model with other heads.
    private void offerHeads(StackPane place, List<Head> heads) {
        if (heads.equals(place.getUserData())) {
            return;
        }
        place.setUserData(heads);
        if (heads.isEmpty()) {
            place.getChildren().clear();
        } else {
            List<Integer> numbers = IntStream.range(0, heads.size()).boxed().toList();
            place.getChildren().setAll(new Segmented<>(numbers, number -> heads.get(number).toString(),
                    number -> "The attention pattern of " + heads.get(number), pictures.head().asObject()));
        }
    }

    private PicturePanel neurons() {
        Segmented<NeuronPicture> choices = new Segmented<>(List.of(NeuronPicture.values()), NeuronPicture::label, NeuronPicture::tooltip,
                pictures.neuronPicture());
        NumberSlider slider = new NumberSlider("Neuron", "Which neuron is shown", pictures.neuron());
        model.shown().subscribe(now -> slider.setLargest(now == null ? 0 : now.pictured().run().neurons().length - 1));
        return new PicturePanel("One neuron", model, options, pictures.neurons(), choices, slider);
    }

    /// Never takes the focus: a scroll pane would, at every click into it, from the picture that was clicked.
    @Override
    public void requestFocus() {}
}
