package glasshead.ui.interventions;

import glasshead.engine.TokenRow;
import glasshead.experiment.Positions;
import glasshead.ui.prompt.WrappingRows;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Where along the prompt: everywhere, at the last token, or at those ticked. Takes effect at once.
final class PositionsForm extends VBox {

    private static final int MOST_ROWS = 5;

    private final ToggleButton all = new ToggleButton("All positions");
    private final ToggleButton last = new ToggleButton("Last position");
    private final WrappingRows tokens = WrappingRows.atMost(MOST_ROWS);
    private final TokenRow row;
    private final Supplier<Positions> now;
    private final Consumer<Positions> chosen;

    PositionsForm(TokenRow row, Supplier<Positions> now, Consumer<Positions> chosen) {
        this.row = row;
        this.now = now;
        this.chosen = chosen;
        getStyleClass().add("positions-form");
        all.setTooltip(new Tooltip("Everywhere along the prompt, however long it is"));
        last.setTooltip(new Tooltip("At the last token, however long the prompt is"));
        all.setOnAction(event -> choose(Positions.ALL));
        last.setOnAction(event -> choose(Positions.of(Positions.END)));
        Label hint = new Label("or at these tokens:");
        hint.getStyleClass().addAll("small", "muted");
        for (int position = 0; position < row.length(); position++) {
            tokens.row().getChildren().add(token(position));
        }
        HBox wholes = new HBox(all, last);
        wholes.getStyleClass().add("positions-wholes");
        getChildren().addAll(wholes, hint, tokens);
        show();
    }

    /// Opens as a small window that follows what is edited while it is there.
    static void open(Node owner, PositionsForm form, Edited edited) {
        Subscription following = edited.value().subscribe(value -> form.show());
        Popups.open(owner, form).setOnHidden(event -> following.unsubscribe());
    }

    private ToggleButton token(int position) {
        ToggleButton token = new ToggleButton(Tokens.name(row, position));
        token.getStyleClass().addAll("mono", "position-token");
        token.setMnemonicParsing(false);
        token.setTooltip(new Tooltip("At position " + position + ", or no longer"));
        token.setOnAction(event -> choose(Ticks.flipped(now.get(), position, row.length())));
        return token;
    }

    private void choose(Positions positions) {
        chosen.accept(positions);
        show();
    }

    void show() {
        Positions shown = now.get();
        all.setSelected(shown.all());
        last.setSelected(shown.equals(Positions.of(Positions.END)));
        for (int position = 0; position < row.length(); position++) {
            ((ToggleButton) tokens.row().getChildren().get(position)).setSelected(Ticks.isOn(shown, position, row.length()));
        }
    }
}
