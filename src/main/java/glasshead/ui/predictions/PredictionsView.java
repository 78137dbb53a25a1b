package glasshead.ui.predictions;

import glasshead.ui.format.PlainList;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.theme.Fonts;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The panel of next tokens: probabilities before and after; a click or Enter on a token offers it for the contrast.
public final class PredictionsView {

    private static final double ROW_EMS = 1.65;

    private final PredictionsViewModel model;
    private final ViewOptions options;
    private final Panel panel = new Panel("Next token");
    private final TokenHeader header = new TokenHeader();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final PlainList<Row> list = new PlainList<>(rows);
    private final TokenMenu menu;
    // weak: the list makes and drops cells as it likes
    private final Set<TokenCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    public PredictionsView(PredictionsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        menu = new TokenMenu(model);
        list.setCellFactory(owner -> newCell());
        list.setAccessibleText("Most probable next tokens; Enter offers a token as answer or distractor");
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnContextMenuRequested(event -> {
            openAtCursor();
            event.consume(); // the panel has a menu of its own
        });
        list.gutter().addListener((property, before, now) -> header.setGutter(now.doubleValue()));
        list.getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> explainCursor());
        list.focusedProperty().addListener((property, before, now) -> explainCursor());
        panel.legend().bind(model.legend());
        panel.setContent(content());
        panel.setTable(model::table);
        model.ranking().addListener((property, before, now) -> refresh());
        options.largeText().addListener(changed -> refresh());
        refresh();
    }

    public Panel panel() {
        return panel;
    }

    private StackPane content() {
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox tokens = new VBox(header, list);
        tokens.visibleProperty().bind(model.waiting().isEmpty());
        panel.getStylesheets().addAll(PlainList.SHEET,
                Objects.requireNonNull(PredictionsView.class.getResource("predictions.css")).toExternalForm());
        StackPane content = new StackPane(tokens, new WaitingLabel(model.waiting()));
        content.setMinHeight(0);
        return content;
    }

    private TokenCell newCell() {
        TokenCell cell = new TokenCell(model, this::em);
        cell.setOnMouseClicked(event -> clicked(cell, event));
        cells.add(cell);
        return cell;
    }

    private void clicked(TokenCell cell, MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
            menu.about(cell.getItem());
            menu.show(cell, event.getScreenX(), event.getScreenY());
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            openAtCursor();
            event.consume();
        }
    }

    /// Below the row that the keyboard is on.
    private void openAtCursor() {
        Row cursor = list.getSelectionModel().getSelectedItem();
        cells.stream().filter(cell -> cursor != null && !cell.isEmpty() && cell.getItem() == cursor).findFirst().ifPresent(cell -> {
            Bounds bounds = cell.localToScreen(cell.getLayoutBounds());
            menu.about(cursor);
            menu.show(cell, bounds.getMinX(), bounds.getMaxY());
        });
    }

    private void explainCursor() {
        model.hover(list.isFocused() ? list.getSelectionModel().getSelectedItem() : null);
    }

    private double em() {
        return Fonts.size(options.largeText().get());
    }

    private void refresh() {
        List<Row> ranked = model.ranking().get().rows();
        int cursor = list.getSelectionModel().getSelectedIndex();
        rows.setAll(ranked);
        if (cursor >= 0 && cursor < ranked.size()) {
            list.getSelectionModel().select(cursor);
        }
        list.setFixedCellSize(Math.round(ROW_EMS * em()));
        header.show(model.compared(), em());
        cells.forEach(TokenCell::refresh);
    }
}
