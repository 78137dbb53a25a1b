package glasshead.ui.interventions;

import glasshead.engine.TokenRow;
import glasshead.experiment.Positions;
import glasshead.ui.prompt.WrappingRows;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import java.util.List;

/// Where along the prompt a line acts: everywhere, at the last token, or at those ticked. Takes effect at once.
final class PositionsForm extends VBox {

    private static final int MOST_ROWS = 5;

    private final ToggleButton all = new ToggleButton("All positions");
    private final ToggleButton last = new ToggleButton("Last position");
    private final WrappingRows tokens = WrappingRows.atMost(MOST_ROWS);
    private final InterventionsViewModel model;
    private final int line;

    private PositionsForm(InterventionsViewModel model, int line) {
        this.model = model;
        this.line = line;
        getStyleClass().add("positions-form");
        all.setOnAction(event -> choose(Positions.ALL));
        last.setOnAction(event -> choose(Positions.of(Positions.END)));
        Label hint = new Label("or at these tokens:");
        hint.getStyleClass().addAll("small", "muted");
        TokenRow row = model.findings() == null ? TokenRow.NONE : model.findings().tokens();
        for (int position = 0; position < row.length(); position++) {
            tokens.row().getChildren().add(token(row, position));
        }
        HBox wholes = new HBox(all, last);
        wholes.getStyleClass().add("positions-wholes");
        getChildren().addAll(wholes, hint, tokens);
        show();
    }

    static void open(Node owner, InterventionsViewModel model, int line) {
        PositionsForm form = new PositionsForm(model, line);
        ChangeListener<List<Line>> follow = (property, before, now) -> form.show();
        model.lines().addListener(follow);
        Popups.open(owner, form).setOnHidden(event -> model.lines().removeListener(follow));
    }

    private ToggleButton token(TokenRow row, int position) {
        boolean bos = row.bos() && position == 0;
        ToggleButton token = new ToggleButton((bos ? "BOS" : row.labels()[position]) + " " + position);
        token.getStyleClass().addAll("mono", "position-token");
        token.setMnemonicParsing(false);
        token.setOnAction(event -> {
            model.tick(line, position);
            show();
        });
        return token;
    }

    private void choose(Positions positions) {
        model.place(line, positions);
        show();
    }

    private void show() {
        if (line >= model.lines().get().size()) {
            return; // the line was undone while this is open
        }
        Positions now = model.positions(line);
        int end = tokens.row().getChildren().size() - 1;
        all.setSelected(now.all());
        last.setSelected(now.equals(Positions.of(Positions.END)));
        for (int position = 0; position <= end; position++) {
            ((ToggleButton) tokens.row().getChildren().get(position)).setSelected(
                    now.indices().contains(position) || position == end && now.indices().contains(Positions.END));
        }
    }
}
