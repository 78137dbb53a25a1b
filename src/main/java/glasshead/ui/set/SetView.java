package glasshead.ui.set;

import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Spread;
import glasshead.dataset.DataSets;
import glasshead.engine.SetFindings;
import glasshead.engine.SetMap;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.Panel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A data set: how well the model does, prompt by prompt and in the mean, which parts push the answer, and what the interventions change.
public final class SetView extends VBox {

    static final String SHEET = Objects.requireNonNull(SetView.class.getResource("set.css")).toExternalForm();

    private static final double PARTS_WIDTH = 440;
    private static final double CHANGES_HEIGHT = 215;
    /// What the half of the bars' width stands for, in lengths of the longest bar: diamonds reach further than bars.
    private static final double ROOM = 1.6;

    private final SetViewModel model;
    private final Label mean = styled("set-figure");
    private final Label error = styled("muted");
    private final Label shares = styled("small", "muted");
    private final Label state = styled("small", "muted");
    private final Dots dots;
    private final PromptTable prompts;
    private final ChangeTable changes = new ChangeTable();
    private final VBox parts = new VBox();
    private final Panel partsPanel = new Panel("What pushes the answer");
    private final Panel promptsPanel = new Panel("Prompts");

    /// @param files asks for a file
    public SetView(SetViewModel model, Supplier<Optional<Path>> files) {
        this.model = model;
        getStylesheets().add(SHEET);
        getStyleClass().add("set-view");
        dots = new Dots(this::open);
        prompts = new PromptTable(this::open);
        Panel changesPanel = new Panel("Change of performance");
        changesPanel.legend().set("mean ± standard error; point at a figure for the change, prompt by prompt");
        changesPanel.setContent(scrolled(changes));
        changesPanel.setMinHeight(CHANGES_HEIGHT);
        partsPanel.legend().set("direct attribution ± standard error · ◇ zero ablation takes away");
        partsPanel.setContent(scrolled(parts));
        promptsPanel.legend().set("a double click opens a prompt in the main window");
        promptsPanel.setContent(prompts);
        VBox left = new VBox(12, promptsPanel, changesPanel);
        VBox.setVgrow(promptsPanel, Priority.ALWAYS);
        HBox below = new HBox(12, left, partsPanel);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        partsPanel.setPrefWidth(PARTS_WIDTH);
        partsPanel.setMinWidth(PARTS_WIDTH);
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(head(files), dots, below);
        model.findings().subscribe(_ -> show());
        model.ablation().subscribe(_ -> showParts());
        state.textProperty().bind(model.state());
    }

    private HBox head(Supplier<Optional<Path>> files) {
        ComboBox<String> sets = new ComboBox<>();
        sets.getItems().setAll(DataSets.SHIPPED);
        sets.setValue(model.name().get());
        sets.setTooltip(new Tooltip("The data sets that ship; their words are chosen for the model"));
        sets.setAccessibleText("Data set");
        sets.setOnAction(_ -> model.choose(sets.getValue()));
        Button file = new Button("Open file…");
        file.setMinWidth(Region.USE_PREF_SIZE);
        file.setTooltip(new Tooltip("A set of your own: .csv with clean, corrupted, answer, distractor; .json; .jsonl"));
        file.setOnAction(_ -> files.get().ifPresent(model::open));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox figure = new HBox(6, mean, error);
        figure.getStyleClass().add("set-mean-line");
        VBox outcome = new VBox(figure, shares);
        outcome.getStyleClass().add("set-outcome");
        state.setWrapText(true);
        HBox head = new HBox(8, sets, file, state, gap, outcome);
        HBox.setHgrow(state, Priority.SOMETIMES);
        head.getStyleClass().add("set-head");
        return head;
    }

    private static ScrollPane scrolled(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("set-scroll");
        return scroll;
    }

    private static Label styled(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        return label;
    }

    private void open(int row) {
        model.open(model.findings().get().set().examples().get(row));
    }

    private void show() {
        SetFindings found = model.findings().get();
        prompts.show(found);
        changes.show(found);
        showParts();
        if (found == null) {
            dots.show(null, Double.NaN);
            mean.setText("");
            error.setText("");
            shares.setText("");
            promptsPanel.title().set("Prompts");
            return;
        }
        Spread difference = Spread.of(found.baseline().of(Metric.LOGIT_DIFFERENCE));
        dots.show(found, difference.mean());
        mean.setText(Numbers.signed(difference.mean()));
        error.setText("± " + Numbers.plain(difference.standardError(), 2));
        double right = Spread.of(found.baseline().of(Metric.ACCURACY)).mean();
        double first = Spread.of(found.baseline().of(Metric.TOP1)).mean();
        shares.setText(Texts.format("logit difference · %s right · %s most likely", Numbers.percent(right), Numbers.percent(first)));
        promptsPanel.title().set(Texts.format("Prompts · %s, %d", found.set().name(), found.used())
                + (found.used() < found.rows().size() ? Texts.format(" of %d rows", found.rows().size()) : ""));
    }

    private void showParts() {
        parts.getChildren().clear();
        SetFindings found = model.findings().get();
        if (found == null) {
            return;
        }
        List<PartRow.Part> all = new ArrayList<>();
        found.model().allHeads().forEach(head -> all.add(new PartRow.Part(head.toString(), spread(found, each -> each.of(head)), removed(
                head))));
        for (int layer = 0; layer < found.model().layers() && found.model().dMlp() > 0; layer++) {
            int each = layer;
            all.add(new PartRow.Part("MLP" + layer, spread(found, attribution -> attribution.mlps()[each]), Double.NaN));
        }
        all.add(new PartRow.Part("embed", spread(found, each -> each.embedding() + each.position()), Double.NaN));
        all.sort(Comparator.comparingDouble((PartRow.Part part) -> -Math.abs(part.spread().mean())));
        double most = ROOM * all.stream().mapToDouble(PartRow.Part::reach).max().orElse(1);
        all.forEach(part -> parts.getChildren().add(new PartRow(part, most)));
    }

    private double removed(Head head) {
        SetMap map = model.ablation().get();
        return map == null ? Double.NaN : -map.effect(head.layer() * map.model().heads() + head.index()).mean();
    }

    private static Spread spread(SetFindings found, ToDoubleFunction<LogitAttribution> part) {
        return Spread.of(found.baseline().attribution().stream().filter(Objects::nonNull).mapToDouble(part).toArray());
    }
}
