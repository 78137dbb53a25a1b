package glasshead.ui.why;

import glasshead.experiment.view.Beside;
import glasshead.experiment.view.WhyPicture;
import glasshead.experiment.view.WhyStep;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The panel that takes one attention score apart, beside the attention.
public final class WhyView {

    private final WhyViewModel model;
    private final Panel panel = new Panel(WhyTexts.TITLE);
    private final Label score = new Label();
    private final Label effect = new Label();
    private final FlowPane path = new FlowPane();
    private final ScorePicture table;
    private final PairsTable pairs;
    private final MovedTable moved;
    private final PairLine pairLine;

    public WhyView(WhyViewModel model, ViewOptions options) {
        this.model = model;
        table = new ScorePicture(model, options);
        pairs = new PairsTable(model);
        moved = new MovedTable(model);
        pairLine = new PairLine(model);
        panel.getStyleClass().add("why");
        panel.getStylesheets().add(Objects.requireNonNull(WhyView.class.getResource("why.css")).toExternalForm());
        panel.setTable(model::table);
        Segmented<WhyPicture> pictures = new Segmented<>(List.of(WhyPicture.values()), WhyPicture::label, WhyPicture::tooltip, model
                .picture());
        panel.controls().getChildren().addAll(pictures, closing());
        score.getStyleClass().add("why-score");
        effect.getStyleClass().addAll("why-effect", "small");
        effect.setWrapText(true);
        path.getStyleClass().add("why-path");
        path.managedProperty().bind(path.visibleProperty());
        panel.setContent(content());
        model.shown().subscribe(this::show);
        model.look().subscribe(this::show);
    }

    public Panel panel() {
        return panel;
    }

    private StackPane content() {
        StackPane pictures = new StackPane(shownWhen(WhyPicture.TABLE, table), shownWhen(WhyPicture.PAIRS, pairs), shownWhen(
                WhyPicture.MOVED, moved));
        pictures.setMinSize(0, 0);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox all = new VBox(path, score, pictures, pairLine);
        all.getStyleClass().add("why-content");
        all.setMinSize(0, 0);
        all.visibleProperty().bind(model.shown().isNotNull());
        StackPane content = new StackPane(all, new WaitingLabel(model.notice()));
        content.setMinSize(0, 0);
        return content;
    }

    private Node shownWhen(WhyPicture picture, Node node) {
        node.visibleProperty().bind(model.picture().isEqualTo(picture));
        return node;
    }

    private Button closing() {
        Button close = new Button();
        close.setGraphic(new FontIcon(Feather.X));
        close.getStyleClass().addAll("quiet", "why-close");
        close.setTooltip(new Tooltip("Back to the bars (W)"));
        close.setAccessibleText("Back to the bars");
        close.setOnAction(_ -> model.beside().set(Beside.BARS));
        return close;
    }

    private void show() {
        ShownScore now = model.shown().get();
        panel.title().set(WhyTexts.title(now));
        panel.legend().set(WhyTexts.legend(now, model.picture().get()));
        if (now == null) {
            panel.setFooter();
            return;
        }
        score.setText(WhyTexts.score(now));
        effect.setText(WhyTexts.effect(now));
        panel.setFooter(effect.getText().isEmpty() ? new Node[0] : new Node[] {effect});
        showPath(model.path());
        table.show(now);
        pairs.show(now);
        moved.show(now);
        pairLine.show(now);
    }

    private void showPath(List<WhyStep> steps) {
        path.setVisible(steps.size() > 1);
        path.getChildren().clear();
        for (int step = 0; step < steps.size() && steps.size() > 1; step++) {
            int to = step;
            WhyStep at = steps.get(step);
            if (step > 0) {
                Label read = new Label("‹ " + at.read().letter());
                read.getStyleClass().add("muted");
                path.getChildren().add(read);
            }
            Button back = new Button(at.head() + " " + at.query() + " → " + at.key());
            back.getStyleClass().addAll("why-step", "quiet");
            back.setDisable(step == steps.size() - 1);
            back.setTooltip(new Tooltip("Back to this score"));
            back.setOnAction(_ -> model.upstream().back(steps, to));
            path.getChildren().add(back);
        }
        if (steps.size() > 1) {
            Button edges = new Button("To the circuit");
            edges.getStyleClass().addAll("quiet", "small", "why-edges");
            edges.setTooltip(new Tooltip("Keeps the edges of this way in the circuit, beside those that its method finds, and goes there"));
            edges.setOnAction(_ -> model.upstream().toCircuit(steps));
            path.getChildren().add(edges);
        }
    }
}
