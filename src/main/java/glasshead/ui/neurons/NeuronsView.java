package glasshead.ui.neurons;

import glasshead.experiment.view.Beside;
import glasshead.ui.causal.Exampled;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.format.PlainList;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.theme.Fonts;
import glasshead.ui.tokens.TokenStrip;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The panel of an MLP's neurons, in the place of the bars: the strongest first, each with what it writes; the chosen one with what it
/// reads and what can be done to it.
public final class NeuronsView {

    private static final double ROW_EMS = 3;
    /// So many stand in the list of a low window.
    private static final int ROWS_SEEN = 3;

    private final NeuronsViewModel model;
    private final ViewOptions options;
    private final Panel panel = new Panel(NeuronTexts.TITLE);
    private final ObservableList<NeuronRow> rows = FXCollections.observableArrayList();
    private final PlainList<NeuronRow> list = new PlainList<>(rows);
    private final Label read = new Label();
    private final Label sum = new Label();
    private final MenuButton actions = new MenuButton("Change…");
    private final ContextMenu menu = new ContextMenu();
    private final ActivationRow tokens;
    /// While the list is filled, the choice is not the user's.
    private boolean filling;

    public NeuronsView(NeuronsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        panel.getStyleClass().add("neurons");
        tokens = new ActivationRow(model.chosen(), options);
        panel.getStylesheets().addAll(PlainList.SHEET, TokenStrip.SHEET, Objects.requireNonNull(NeuronsView.class.getResource(
                "neurons.css"))
                .toExternalForm());
        panel.setTable(model::table);
        panel.controls().getChildren().add(back());
        read.setWrapText(true);
        read.getStyleClass().addAll("neuron-read", "small");
        sum.getStyleClass().addAll("muted", "small");
        sum.setWrapText(true);
        panel.setContent(content());
        model.shown().subscribe(this::show);
        model.experiment().subscribe(this::showChosen);
        options.largeText().subscribe(this::show);
    }

    public Panel panel() {
        return panel;
    }

    private StackPane content() {
        list.setAccessibleText("Neurons by what they add; the context menu or A changes one, E shows its examples");
        list.setCellFactory(_ -> new NeuronCell(model));
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && row.isNeuron() && !filling) {
                model.chosen().choose(row.neuron());
            }
            showChosen();
        });
        list.setOnContextMenuRequested(this::openMenu);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        actions.setMinWidth(MenuButton.USE_PREF_SIZE);
        actions.setTooltip(new Tooltip("Ablate or scale the chosen neuron (A sets it to zero)"));
        list.visibleProperty().bind(model.shown().isNotNull());
        StackPane content = new StackPane(list, new WaitingLabel(model.notice()));
        content.setMinHeight(0);
        return content;
    }

    private Button back() {
        Button back = new Button("All parts");
        back.setGraphic(new FontIcon(Feather.CHEVRON_LEFT));
        back.getStyleClass().addAll("quiet", "neurons-back");
        back.setTooltip(new Tooltip("Back to the bars of all parts (Backspace)"));
        back.setOnAction(_ -> model.beside().set(Beside.BARS));
        return back;
    }

    private void pressed(KeyEvent event) {
        NeuronRow row = chosen();
        if (event.getCode() == KeyCode.A && row != null && row.isNeuron()) {
            model.offers().choose(model.offers(row).getFirst().getFirst());
            event.consume();
        } else if (event.getCode() == KeyCode.E && row != null && row.isNeuron() && !event.isShortcutDown()) {
            model.offers().show(Exampled.of(model.neuron(row)));
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            model.beside().set(Beside.BARS);
            event.consume();
        }
    }

    private void openMenu(ContextMenuEvent event) {
        NeuronRow row = chosen();
        if (row != null && row.isNeuron()) {
            menu.getItems().setAll(OfferMenu.items(model.offers(), model.offers(row), Exampled.of(model.neuron(row))));
            menu.show(list, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private @Nullable NeuronRow chosen() {
        return list.getSelectionModel().getSelectedItem();
    }

    private void show() {
        ShownNeurons now = model.shown().get();
        panel.title().set(NeuronTexts.title(now));
        panel.legend().set(NeuronTexts.legend(now));
        list.setFixedCellSize(Math.round(ROW_EMS * Fonts.size(options.largeText().get())));
        filling = true;
        rows.setAll(now == null ? List.of() : now.rows());
        NeuronRow row = now == null ? null : now.chosen(model.chosen().neuron());
        list.getSelectionModel().select(row);
        if (row != null && rows.indexOf(row) >= ROWS_SEEN) {
            list.scrollTo(row);
        }
        filling = false;
        sum.setText(now == null ? "" : NeuronTexts.sum(now));
        showChosen();
    }

    private void showChosen() {
        ShownNeurons now = model.shown().get();
        NeuronRow row = chosen();
        boolean neuron = row != null && row.isNeuron();
        if (now != null && row != null && neuron) {
            read.setText(NeuronTexts.read(row, now.of()));
            actions.getItems().setAll(OfferMenu.items(model.offers(), model.offers(row), Exampled.of(model.neuron(row))));
        }
        HBox line = new HBox(8, read, actions);
        line.getStyleClass().add("neuron-chosen");
        HBox.setHgrow(read, Priority.ALWAYS);
        panel.setFooter(now == null ? new VBox[0] : new VBox[] {neuron ? new VBox(line, tokens, sum) : new VBox(sum)});
        list.redraw();
    }
}
