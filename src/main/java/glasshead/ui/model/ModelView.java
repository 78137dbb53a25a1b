package glasshead.ui.model;

import glasshead.experiment.FileNames;
import glasshead.ui.theme.PopOvers;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.kordamp.ikonli.javafx.FontIcon;

/// The button in the toolbar that names the model and opens the choice of models, the weights' form and the model card.
public final class ModelView extends StackPane {

    private static final String SHEET = Objects.requireNonNull(ModelView.class.getResource("model.css")).toExternalForm();

    private static final double NOTE_WIDTH = 520;

    private final MenuButton button = new MenuButton();
    private final ModelViewModel model;
    private final FolderChooser folders;

    public ModelView(ModelViewModel model, FolderChooser folders) {
        this.model = model;
        this.folders = folders;
        button.getStyleClass().add("model-button");
        button.textProperty().bind(model.title());
        button.setMnemonicParsing(false);
        button.setTooltip(new Tooltip());
        button.getTooltip().textProperty().bind(model.title().concat("\nChoose a model, its weights' form, or read its card").concat(
                Bindings.when(model.notes().isEmpty()).then("").otherwise(Bindings.concat("\n\n", model.notes()))));
        button.getTooltip().setWrapText(true);
        button.getTooltip().setMaxWidth(NOTE_WIDTH);
        FontIcon noted = new FontIcon("fth-info");
        button.graphicProperty().bind(Bindings.when(model.notes().isEmpty()).then((FontIcon) null).otherwise(noted));
        button.showingProperty().addListener((property, before, now) -> fill(now));
        fill(true);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(button);
    }

    /// Filled anew whenever it opens; a menu without items would not open.
    private void fill(boolean opening) {
        if (!opening) {
            return;
        }
        MenuItem open = new MenuItem("Open folder…");
        open.setOnAction(event -> {
            button.hide();
            // the desktop's dialog stops everything here: the menu has to be gone before
            Platform.runLater(this::openFolder);
        });
        MenuItem card = new MenuItem(model.notes().get().isEmpty() ? "Model card…" : "Model card and notes…");
        card.setDisable(model.page().isEmpty());
        card.setOnAction(event -> showCard());
        button.getItems().setAll(Stream.of(
                model.names().stream().map(this::modelItem),
                Stream.of(open, new SeparatorMenuItem()),
                Stream.of(weights("Processed weights (LayerNorm folded, centred)", false), weights("Raw weights, as in the file", true)),
                Stream.of(new SeparatorMenuItem(), card)).flatMap(items -> items).toList());
    }

    private void openFolder() {
        folders.choose(getScene().getWindow()).ifPresent(folder -> model.choose(folder.toString()));
    }

    private MenuItem modelItem(String name) {
        RadioMenuItem item = new RadioMenuItem(FileNames.last(name));
        item.setMnemonicParsing(false);
        item.setSelected(name.equals(model.current()));
        item.setOnAction(event -> model.choose(name));
        return item;
    }

    private MenuItem weights(String label, boolean raw) {
        RadioMenuItem item = new RadioMenuItem(label);
        item.setSelected(model.rawWeights() == raw);
        item.setOnAction(event -> model.useRawWeights(raw));
        return item;
    }

    private void showCard() {
        PopOver[] shown = new PopOver[1];
        ScrollPane scroll = new ScrollPane(new MarkdownView(model.page(), example -> {
            shown[0].hide();
            model.open(example);
        }));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("model-card");
        scroll.getStylesheets().add(SHEET);
        shown[0] = PopOvers.open(button, scroll, ArrowLocation.TOP_LEFT);
        scroll.setFocusTraversable(true);
        scroll.requestFocus(); // the first button would scroll the card down to itself
    }
}
