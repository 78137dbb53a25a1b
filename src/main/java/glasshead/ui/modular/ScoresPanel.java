package glasshead.ui.modular;

import glasshead.analysis.modular.FrequencyAblation;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.Waiting;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How well the model adds, whole and without parts of its waves, and the key frequencies as buttons.
final class ScoresPanel {

    private static final int RATIO = 4;

    private final ModularViewModel model;
    private final Panel panel = new Panel("Modular addition");
    private final GridPane grid = new GridPane();
    private final ReadOnlyStringWrapper instead = new ReadOnlyStringWrapper("");
    private final StringBinding waiting;
    private final List<Label> names = new ArrayList<>();
    private final List<List<Label>> cells = new ArrayList<>();

    ScoresPanel(ModularViewModel model) {
        this.model = model;
        Button keys = button("Without all key frequencies", "Takes the key frequencies away, and no others");
        keys.setOnAction(event -> model.removeKeys());
        Button restore = button("Bring all back", "Brings back every frequency that is taken away (Esc)");
        restore.setOnAction(event -> model.restore());
        restore.disableProperty().bind(model.removed().map(removed -> removed.isEmpty()));
        Segmented<FrequencyAblation.Place> places = new Segmented<>(List.of(FrequencyAblation.Place.values()),
                place -> place == FrequencyAblation.Place.LOGITS ? "In the logits" : "In the embedding", ScoresPanel::tooltip, model
                        .place());
        panel.controls().getChildren().addAll(places, keys, restore);
        buildGrid();
        VBox content = new VBox(grid, new KeyFrequencies(model));
        content.getStyleClass().add("modular-content");
        waiting = Waiting.text(model.session(), found -> "");
        StackPane either = new StackPane(content, new WaitingLabel(instead.getReadOnlyProperty()));
        either.getStyleClass().add("modular-waiting");
        panel.setContent(either);
        waiting.addListener((property, before, now) -> draw());
        panel.setTable(() -> model.shown().get() == null ? null : ScoreRow.table(model.shown().get()));
        model.shown().addListener((property, before, now) -> draw());
        model.words().addListener((property, before, now) -> draw());
        draw();
    }

    Panel panel() {
        return panel;
    }

    private static Button button(String text, String tooltip) {
        Button button = new Button(text);
        button.setTooltip(new Tooltip(tooltip));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static String tooltip(FrequencyAblation.Place place) {
        return place == FrequencyAblation.Place.LOGITS
                ? "A frequency's waves cos and sin of w(a + b) are taken out of every output's logit; nothing is run again"
                : "A frequency's cosine and sine over the tokens are taken out of W_E and the whole model is run again";
    }

    private void buildGrid() {
        grid.getStyleClass().add("modular-scores");
        for (int column = 0; column < ScoreRow.COLUMNS.size(); column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
            constraints.setHgrow(column == 0 ? Priority.SOMETIMES : Priority.ALWAYS);
            constraints.setMinWidth(column == 0 ? 0 : Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(constraints);
            grid.add(label(ScoreRow.COLUMNS.get(column), "small", "muted"), column, 0);
        }
        for (int row = 0; row < 4; row++) {
            Label name = label("");
            name.setMinWidth(0);
            name.setTooltip(new Tooltip());
            names.add(name);
            grid.add(name, 0, row + 1);
            List<Label> line = new ArrayList<>();
            for (int column = 1; column < ScoreRow.COLUMNS.size(); column++) {
                Label cell = column == RATIO ? label("", "modular-ratio") : label("");
                line.add(cell);
                grid.add(cell, column, row + 1);
            }
            cells.add(line);
        }
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private void draw() {
        Shown shown = model.shown().get();
        panel.remark().set(shown == null ? "" : model.words().get());
        grid.setVisible(shown != null);
        panel.title().set(shown == null ? "Modular addition" : shown.model() + ": addition modulo " + shown.prime());
        panel.legend().set(shown == null ? "" : legend(shown));
        instead.set(shown != null ? "" : waiting.get().isEmpty() ? model.words().get() : waiting.get());
        if (shown == null) {
            return;
        }
        List<ScoreRow> rows = ScoreRow.of(shown);
        for (int row = 0; row < rows.size(); row++) {
            names.get(row).setText(rows.get(row).name());
            names.get(row).getTooltip().setText(rows.get(row).meaning());
            List<String> texts = rows.get(row).cells();
            for (int column = 0; column < texts.size(); column++) {
                cells.get(row).get(column).setText(texts.get(column));
            }
        }
    }

    private static String legend(Shown shown) {
        int pairs = shown.whole().task().pairs();
        String all = "All " + Numbers.grouped(pairs) + " pairs run; loss in nats";
        return shown.whole().keyFrequencies().isEmpty() ? all + " · no frequency has 1 % of the logits' variance in its waves of a + b yet"
                : all + " · key frequencies have at least 1 % of the logits' variance in their waves of a + b, together " + Numbers.percent(
                        shown.whole().keyShare());
    }
}
