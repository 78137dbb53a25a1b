package glasshead.ui.lens;

import atlantafx.base.theme.Styles;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.format.Numbers;
import glasshead.ui.lens.PlaceViewModel.Token;
import glasshead.ui.panel.Panel;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The panel of the clicked cell: its whole list of tokens, and a menu of what can be done there.
final class PlaceView {

    private final PlaceViewModel model;
    private final Panel panel = new Panel("At this place");
    private final TableView<Token> table = new TableView<>();
    private final TableColumn<Token, String> before = column("Before", token -> Numbers.percent(token.before()), true);
    private final TableColumn<Token, String> after = column("Prob.", token -> Numbers.percent(token.after()), true);
    private final MenuButton change = new MenuButton("Change this");
    private final ContextMenu menu = new ContextMenu();

    PlaceView(PlaceViewModel model) {
        this.model = model;
        Label empty = new Label("Click a cell of the lens: every token in its order stands here, and the residual stream there can be "
                + "patched, ablated or steered.");
        empty.setWrapText(true);
        empty.getStyleClass().addAll("muted", "small", "lens-empty");
        table.setPlaceholder(empty);
        table.getColumns().add(column("#", token -> String.valueOf(token.rank()), true));
        table.getColumns().add(column("Token", Token::label, false));
        table.getColumns().add(before);
        table.getColumns().add(after);
        table.getStyleClass().addAll(Styles.DENSE, "lens-tokens");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText("Tokens at the clicked cell; Enter steers towards a token or away from it");
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.setMinSize(0, 0);
        change.setTooltip(new Tooltip("Patch, ablate or steer the residual stream at the clicked cell; it goes into the interventions"));
        change.setOnShowing(_ -> change.getItems().setAll(OfferMenu.items(model.offers(), model.offersHere(), model.exampledHere())));
        panel.controls().getChildren().add(change);
        panel.setContent(table);
        panel.setTable(model::table);
        model.tokens().subscribe(this::refresh);
        refresh();
    }

    Panel panel() {
        return panel;
    }

    private static TableColumn<Token, String> column(String name, Function<Token, String> text, boolean figures) {
        TableColumn<Token, String> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        if (figures) {
            column.getStyleClass().add("figures");
        }
        return column;
    }

    private TableRow<Token> row() {
        TableRow<Token> row = new TableRow<>();
        row.setOnContextMenuRequested(event -> {
            if (!row.isEmpty()) {
                show(row, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        return row;
    }

    private void show(TableRow<Token> row, double x, double y) {
        menu.getItems().setAll(OfferMenu.items(model.offers(), model.offers(row.getItem())));
        menu.show(row, x, y);
    }

    private void key(KeyEvent event) {
        Token chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            Bounds place = table.localToScreen(table.getBoundsInLocal());
            menu.getItems().setAll(OfferMenu.items(model.offers(), model.offers(chosen)));
            menu.show(table, place.getMinX() + place.getWidth() / 4, place.getMinY() + place.getHeight() / 2);
            event.consume();
        }
    }

    private void refresh() {
        Token chosen = table.getSelectionModel().getSelectedItem();
        table.setItems(FXCollections.observableList(model.tokens().get()));
        if (chosen != null) {
            model.tokens().get().stream().filter(token -> token.id() == chosen.id()).findFirst().ifPresent(table
                    .getSelectionModel()::select);
        }
        before.setVisible(model.compared());
        after.setText(model.compared() ? "After" : "Prob.");
        panel.legend().set(model.tokens().get().isEmpty() ? "" : model.title() + model.frequencies());
        change.setDisable(model.tokens().get().isEmpty());
    }
}
