package glasshead.ui.heads;

import glasshead.analysis.Detector;
import glasshead.analysis.HeadMetric;
import glasshead.experiment.CompositionKind;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import glasshead.ui.theme.Fonts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// The panel of all heads: a cell for each, as a pattern or as the colour of a metric.
public final class HeadsView {

    private static final List<CellPicture> NEAR = List.of(CellPicture.PATTERN, new CellPicture.Metric(HeadMetric.ATTRIBUTION),
            new CellPicture.Metric(HeadMetric.INDUCTION));
    /// Asked for less often.
    private static final List<CellPicture> FAR = Stream.of(HeadMetric.ENTROPY, HeadMetric.PREVIOUS, HeadMetric.DUPLICATE, HeadMetric.FIRST)
            .<CellPicture>map(CellPicture.Metric::new).toList();
    /// Scores of the model, not of the prompt.
    private static final List<CellPicture> STANDARD = Stream.of(Detector.values()).<CellPicture>map(CellPicture.Detected::new).toList();

    private static final List<CellPicture> FURTHER = Stream.of(FAR, STANDARD, List.of(CellPicture.COMPOSITION)).flatMap(List::stream)
            .toList();

    static final String SHEET = Objects.requireNonNull(HeadsView.class.getResource("heads.css")).toExternalForm();

    private static final double HELP_EMS = 26;

    private final HeadsViewModel model;
    private final Panel panel = new Panel("Heads");
    private final HeadsContent content;
    private final Segmented<CellPicture> pictures;
    private final Segmented<CompositionKind> kinds;
    private final Label help = new Label();
    private final BarLegend bars = new BarLegend();

    public HeadsView(HeadsViewModel model, ViewOptions options) {
        this.model = model;
        content = new HeadsContent(new HeadGridPane(model, options), new HeadProfile(model, options));
        content.visibleProperty().bind(model.waiting().isEmpty().and(model.scoresMissing().not()));
        ScoresPane scores = new ScoresPane(model);
        scores.visibleProperty().bind(model.waiting().isEmpty().and(model.scoresMissing()));
        panel.getStylesheets().add(SHEET);
        pictures = new Segmented<>(NEAR, FURTHER, CellPicture::label, CellPicture::meaning, model.picture());
        panel.controls().getChildren().add(pictures);
        kinds = new Segmented<>(List.of(CompositionKind.values()), CompositionKind::letter, kind -> kind.label() + ": what feeds a head's "
                + kind.part(), model.compositionKind());
        kinds.managedProperty().bind(kinds.visibleProperty());
        panel.legendControls().getChildren().addAll(bars, kinds);
        panel.setContent(new StackPane(content, scores, new WaitingLabel(model.waiting())));
        panel.setFooter(new GroupChips(model, options), footer(options));
        panel.setActivations(() -> List.of("blocks.*.attn.hook_pattern", "blocks.*.attn.hook_z"));
        panel.setTable(() -> HeadTexts.table(model.grid().get()));
        model.grid().addListener((property, before, now) -> refresh());
        options.largeText().subscribe(content::requestLayout);
        refresh();
    }

    public Panel panel() {
        return panel;
    }

    private HBox footer(ViewOptions options) {
        help.getStyleClass().addAll("muted", "small");
        help.setWrapText(true);
        HBox.setHgrow(help, Priority.ALWAYS);
        HBox footer = new HBox(new ScaleLegend(model, options), help);
        footer.getStyleClass().add("head-footer");
        // in a narrow panel the words would take the grid's room
        help.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> panel.getWidth() >= HELP_EMS * Fonts.size(options.largeText().get()), panel.widthProperty(), options.largeText()));
        help.managedProperty().bind(help.visibleProperty());
        return footer;
    }

    private void refresh() {
        panel.legend().set(HeadTexts.legend(model.grid().get()));
        bars.show(model.grid().get());
        pictures.offer(model::canShow);
        kinds.setVisible(model.picture().get() instanceof CellPicture.Composed);
        help.setText(HeadTexts.help(model.grid().get()));
        content.requestLayout();
    }
}
