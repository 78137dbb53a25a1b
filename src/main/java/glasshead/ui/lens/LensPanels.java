package glasshead.ui.lens;

import glasshead.session.QuestionService;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.Objects;

/// The panels that look through a lens: the lens itself, the clicked cell, and curves over the layers.
public final class LensPanels {

    private final Panel lens;
    private final Panel place;
    private final Panel layers;

    public LensPanels(LensViewModel model, QuestionService questions, ViewOptions options) {
        PlaceViewModel clicked = new PlaceViewModel(model);
        place = new PlaceView(clicked).panel();
        layers = new LayersView(new LayersViewModel(model, questions), options).panel();
        lens = new LensView(model, clicked, options).panel();
        String sheet = Objects.requireNonNull(LensPanels.class.getResource("lens.css")).toExternalForm();
        List.of(lens, place, layers).forEach(panel -> panel.getStylesheets().add(sheet));
    }

    public Panel lens() {
        return lens;
    }

    /// Every token at the clicked cell.
    public Panel place() {
        return place;
    }

    /// Answer and distractor over the layers.
    public Panel layers() {
        return layers;
    }
}
