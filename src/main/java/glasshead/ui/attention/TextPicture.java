package glasshead.ui.attention;

import glasshead.experiment.view.TextDirection;

import glasshead.pixels.ColourScale;
import glasshead.session.Selection;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.IntegerBinding;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The prompt as running text, each token coloured by what the token in focus attends to, or is attended from.
final class TextPicture extends VBox {

    private final AttentionViewModel model;
    private final ViewOptions options;
    private final IntegerBinding focus;
    private final FlowPane flow = new FlowPane();
    private final Label sentence = new Label();
    private final List<TokenChip> chips = new ArrayList<>();

    TextPicture(AttentionViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        this.focus = model.focusedToken();
        getStyleClass().add("attention-text");
        sentence.getStyleClass().addAll("mono", "small", "muted");
        sentence.setMinWidth(0);
        Segmented<TextDirection> directions = new Segmented<>(List.of(TextDirection.values()), TextDirection::label, TextDirection::tooltip,
                model
                        .direction());
        directions.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(directions, sentence);
        head.getStyleClass().add("attention-text-head");
        flow.getStyleClass().add("attention-chips");
        ScrollPane scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("The prompt, coloured by attention; left and right choose a token, Enter locks it");
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        draw();
        model.shown().subscribe(this::draw);
        focus.subscribe(this::colour);
        model.direction().subscribe(this::colour);
        options.dark().subscribe(this::colour);
        options.palette().subscribe(this::colour);
    }

    private void draw() {
        ShownAttention shown = model.shown().get();
        if (shown == null) {
            return;
        }
        if (!shown.labels().equals(chips.stream().map(TokenChip::token).toList())) {
            chips.clear();
            for (int position = 0; position < shown.length(); position++) {
                chips.add(chip(shown.label(position), position));
            }
            flow.getChildren().setAll(chips);
        }
        colour();
    }

    private TokenChip chip(String token, int position) {
        TokenChip chip = new TokenChip(token);
        chip.setOnMouseEntered(event -> model.selection().hoveredToken().set(position));
        chip.setOnMouseExited(event -> model.selection().hoveredToken().set(Selection.NONE));
        chip.setOnMouseClicked(event -> lock(position));
        return chip;
    }

    private void lock(int position) {
        Selection selection = model.selection();
        Selection.click(model.direction().get() == TextDirection.TO ? selection.query() : selection.key(), position);
    }

    private void colour() {
        ShownAttention shown = model.shown().get();
        int token = focus.get();
        if (shown == null || chips.size() != shown.length() || token == Selection.NONE) {
            return;
        }
        ColourScale scale = shown.scale(options.palette().get(), options.dark().get());
        boolean to = model.direction().get() == TextDirection.TO;
        sentence.setText(to ? "what " + shown.name(token) + " attends to" : "what attends to " + shown.name(token));
        for (int position = 0; position < chips.size(); position++) {
            int query = to ? token : position;
            int key = to ? position : token;
            if (shown.has(query, key)) {
                double value = shown.map().at(query, key);
                chips.get(position).show(scale.colour(value), Values.brief(shown.weighting(), value), position == token);
            } else {
                chips.get(position).showOutside(position == token);
            }
        }
    }

    private void key(KeyEvent event) {
        ShownAttention shown = model.shown().get();
        if (shown == null || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.selection().hoveredToken().set(Math.max(0, focus.get() - 1));
            case RIGHT -> model.selection().hoveredToken().set(Math.min(shown.length() - 1, focus.get() + 1));
            case ENTER, SPACE -> lock(focus.get());
            case ESCAPE -> {
                if (Stream.of(model.selection().hoveredToken(), model.selection().query(), model.selection().key()).allMatch(
                        token -> token.get() == Selection.NONE)) {
                    return;
                }
                model.selection().hoveredToken().set(Selection.NONE);
                model.selection().query().set(Selection.NONE);
                model.selection().key().set(Selection.NONE);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
