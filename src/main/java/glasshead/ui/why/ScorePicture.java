package glasshead.ui.why;

import glasshead.pixels.Cells;
import glasshead.pixels.ColourScale;
import glasshead.ui.heatmap.Heatmap;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Query parts by key parts in colour. A click on a cell chooses the pair.
final class ScorePicture extends VBox {

    /// In lines of text: what one part needs.
    private static final double PART_EMS = 1.5;
    private static final double LABELS_EMS = 9;
    private static final int FEWEST = 4;

    private final WhyViewModel model;
    private final ViewOptions options;
    private final HeatmapCanvas heatmap;
    private @Nullable ShownScore score;
    private @Nullable SortedScores shown;
    private boolean following;

    ScorePicture(WhyViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        heatmap = new HeatmapCanvas(options, this::tip);
        heatmap.description().set("Score by query part and key part. Arrow keys read values, Enter chooses a pair");
        VBox.setVgrow(heatmap, Priority.ALWAYS);
        getChildren().add(heatmap);
        setMinSize(0, 0);
        heatmap.lockedRow().subscribe(this::choose);
        heatmap.lockedColumn().subscribe(this::choose);
        heightProperty().subscribe(this::draw);
        widthProperty().subscribe(this::draw);
        options.dark().subscribe(this::draw);
        options.palette().subscribe(this::draw);
        options.largeText().subscribe(this::draw);
    }

    void show(ShownScore now) {
        score = now;
        draw();
    }

    private void draw() {
        if (score == null) {
            return;
        }
        SortedScores sorted = SortedScores.of(score.before(), room());
        shown = sorted;
        int columns = sorted.columns().size();
        float[] values = new float[sorted.rows().size() * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) sorted.values()[i / columns][i % columns];
        }
        heatmap.heatmap().set(new Heatmap(new Cells(sorted.rows().size(), columns, values, false), ColourScale.diverging(options.palette()
                .get(),
                options.dark().get(), sorted.limit()), sorted.rows().stream().map(SortedScores.Line::label).toList(), sorted.columns()
                        .stream().map(SortedScores.Line::label).toList()));
        follow(sorted);
    }

    /// How many parts can have a line that can be read.
    private int room() {
        double em = Fonts.size(options.largeText().get());
        double least = Math.min(getWidth(), getHeight());
        return (int) Math.max(FEWEST, (least - LABELS_EMS * em) / (PART_EMS * em));
    }

    private void follow(SortedScores sorted) {
        if (score == null) {
            return;
        }
        WhyViewModel.Chosen chosen = model.chosen(score);
        following = true;
        heatmap.lockedRow().set(SortedScores.indexOf(sorted.rows(), chosen.queryPart()));
        heatmap.lockedColumn().set(SortedScores.indexOf(sorted.columns(), chosen.keyPart()));
        following = false;
    }

    private void choose() {
        int row = heatmap.lockedRow().get();
        int column = heatmap.lockedColumn().get();
        if (!following && shown != null && row != Pointed.NONE && column != Pointed.NONE && shown.rows().get(row).one() && shown.columns()
                .get(column).one()) {
            model.choose(shown.rows().get(row).label(), shown.columns().get(column).label());
        }
    }

    private TipText tip(Pointed at) {
        return shown == null ? new TipText("", "", "") : WhyTexts.tip(shown, at);
    }
}
