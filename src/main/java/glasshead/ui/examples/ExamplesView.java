package glasshead.ui.examples;

import glasshead.engine.ModelInfo;
import glasshead.experiment.Neuron;
import glasshead.experiment.view.ExamplesPage;
import glasshead.pixels.ColourScale;
import glasshead.scan.PartStatistics;
import glasshead.ui.format.Numbers;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import glasshead.ui.tokens.TokenStrip;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The panel of the chosen head or neuron: its examples as coloured text, its histogram and figures, and the user's own text.
public final class ExamplesView {

    private final ExamplesViewModel model;
    private final ViewOptions options;
    private final Panel panel = new Panel("Examples");
    private final FigureStrip figures = new FigureStrip();
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private final List<ExampleRow> rows = new ArrayList<>();
    private final Label said = new Label();
    private final OwnRow own;
    private @Nullable ShownExamples drawn;

    public ExamplesView(ExamplesViewModel model, ScanFiles files, ViewOptions options) {
        this.model = model;
        this.options = options;
        own = new OwnRow(model.own(), this::scale, this::say);
        panel.getStyleClass().addAll("examples", Panel.SAYS_ITSELF);
        panel.getStylesheets().addAll(TokenStrip.SHEET, Objects.requireNonNull(ExamplesView.class.getResource("examples.css"))
                .toExternalForm());
        panel.controls().getChildren().add(new Segmented<>(List.of(ExamplesPage.values()), ExamplesPage::label,
                ExamplesPage::meaning, model.page()));
        panel.controls().getChildren().add(save(files));
        panel.setTable(this::table);
        panel.setContent(content(files));
        model.shown().subscribe(this::show);
        options.dark().subscribe(this::colour);
        options.palette().subscribe(this::colour);
        show();
    }

    public Panel panel() {
        return panel;
    }

    private Button save(ScanFiles files) {
        Button save = new Button("Save…");
        save.setTooltip(new Tooltip("The passport as one HTML page that opens offline"));
        save.getStyleClass().add("passport-save");
        save.visibleProperty().bind(model.passports().passport().isNotNull());
        save.managedProperty().bind(save.visibleProperty());
        save.setOnAction(_ -> files.page().apply("passport.html").ifPresent(model.passports()::save));
        return save;
    }

    private StackPane content(ScanFiles files) {
        lines.getStyleClass().add("example-lines");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("set-scroll", "example-scroll");
        scroll.setMinHeight(0);
        scroll.setPrefHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        said.getStyleClass().addAll("mono", "small", "muted", "example-said");
        said.setMinWidth(0);
        VBox examples = new VBox(figures, scroll, said, own);
        examples.getStyleClass().add("examples-content");
        examples.setMinSize(0, 0);
        BooleanBinding passport = model.page().isEqualTo(ExamplesPage.PASSPORT);
        examples.visibleProperty().bind(passport.not());
        PassportPane page = new PassportPane(model.passports());
        page.visibleProperty().bind(passport);
        StackPane there = new StackPane(examples, page);
        there.setMinSize(0, 0);
        there.visibleProperty().bind(model.shown().isNotNull().and(model.scans().fresh().proposed().isNull()));
        StackPane both = new StackPane(there, new ScanStart(model.scans(), files), new ForecastCard(model.scans().fresh()));
        CorpusDrop.on(panel, model.scans());
        both.setMinSize(0, 0);
        return both;
    }

    private void say(String sentence) {
        said.setText(sentence);
    }

    private void show() {
        ShownExamples now = model.shown().get();
        ModelInfo about = model.model();
        panel.title().set(now == null ? "Examples" : now.component() + switch (now.page()) {
            case STRONGEST -> ", strongest";
            case RANDOM -> ", at random";
            case PASSPORT -> ", passport";
        });
        panel.legend().set(legend(now));
        ShownExamples before = drawn;
        drawn = now;
        if (now == null || about == null) {
            return;
        }
        if (before == null || !now.isOf(before)) {
            figures.show(now);
            write(now, about);
            scroll.setVvalue(0);
            say("");
        }
        colour();
    }

    private static String legend(@Nullable ShownExamples now) {
        if (now == null || now.page() == ExamplesPage.PASSPORT) {
            return now == null ? "" : "everything that is known of it; what contradicts itself first";
        }
        String shown = now.isOfHead() ? "attention of the framed query to each token; the underlined one is meant"
                : (now.component() instanceof Neuron ? "activation" : "product") + " at each token; the framed one is meant";
        return shown + " · a click opens it in Heads";
    }

    private void write(ShownExamples now, ModelInfo about) {
        rows.clear();
        List<Node> all = new ArrayList<>();
        int bucket = -1;
        for (ShownExample each : now.examples()) {
            if (each.bucket() != bucket) {
                bucket = each.bucket();
                all.add(head(now.statistics(), bucket));
            }
            ExampleRow row = new ExampleRow(each, now.component(), about.vocabulary(), example -> model.open(example, now.component()),
                    this::say);
            rows.add(row);
            all.add(row);
        }
        if (now.examples().isEmpty()) {
            all.add(new Label("The scan has no example of it."));
        }
        lines.getChildren().setAll(all);
    }

    private static Label head(PartStatistics statistics, int bucket) {
        float[] limits = statistics.limits();
        String range = bucket == 0 ? "below " + Numbers.telling(limits[0], 3) : bucket == limits.length ? "from " + Numbers.telling(
                limits[bucket - 1], 3) + " on" : Numbers.telling(limits[bucket - 1], 3) + " to " + Numbers.telling(limits[bucket], 3);
        Label head = new Label(range + "  ·  about " + Math.round(100.0 / (limits.length + 1)) + " % of tokens");
        head.getStyleClass().addAll("muted", "small", "example-bucket");
        return head;
    }

    /// From zero to the strongest of all; attention to all of it.
    private @Nullable ColourScale scale() {
        ShownExamples now = drawn;
        return now == null ? null : ColourScale.sequential(options.palette().get(), options.dark().get(), now.isOfHead() ? 1 : Math.max(
                1e-6, now.statistics().largest()));
    }

    private void colour() {
        ShownExamples now = drawn;
        ColourScale scale = scale();
        if (now == null || scale == null) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).colour(now.examples().get(i), scale);
        }
        own.colour();
    }

    private DataTable table() {
        ShownExamples now = drawn;
        ModelInfo about = model.model();
        List<List<String>> cells = now == null || about == null ? List.of() : now.examples().stream().map(each -> List.of(Numbers.plain(each
                .occurrence().value(), 4), Integer.toString(each.occurrence().text()), Integer.toString(each.occurrence().position()), each
                        .ofHead() ? Integer.toString(each.occurrence().key()) : "", model.text(each))).toList();
        return new DataTable("Examples", List.of("value", "text", "token", "key", "written"), cells);
    }
}
