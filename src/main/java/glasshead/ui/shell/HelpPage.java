package glasshead.ui.shell;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A page over the window: its keys, and what the words on it mean. Esc, F1 or a click beside it closes it.
final class HelpPage extends StackPane {

    private record Word(String name, String meaning) {
    }

    private static final double SECTION_GAP = 20;
    private static final List<Word> WORDS = List.of(
            new Word("Attention pattern",
                    "For each token (row), how much the head reads from each earlier token (column). A row adds up to 1."),
            new Word("Logit difference", "Logit of the answer minus logit of the distractor. Above 0 the model prefers the answer."),
            new Word("Direct attribution",
                    "What a head, MLP or embedding itself writes towards the answer. All parts add up to the logit difference."),
            new Word("Ablation",
                    "The head's output is replaced (by zero, a mean, or its value on another prompt) and the rest of the model "
                            + "runs again."),
            new Word("Predicted and actual",
                    "Attribution predicts what ablation will cost. Where it costs less, later parts or the final LayerNorm made up for it: "
                            + "self-repair."),
            new Word("Set",
                    "Many prompts of one kind. The large figure, bars, grid and maps are then means over them, with their standard "
                            + "error; a dot is one prompt, and an ablation acts in all. Tokens that differ are named by their column."),
            new Word("BOS", "The token in front of every prompt. Heads with nothing to do attend to it."),
            new Word("Colours", "Teal pushes the answer, orange the distractor. Pale is before an ablation, hatched is ablated."));

    private static final List<Word> PANELS = List.of(
            new Word("Tab", "On to the next control or picture; Shift+Tab back"),
            new Word("Arrows", "Move about in the heads, a heatmap, tokens or a list"),
            new Word("Enter", "Lock or release what the arrows are on; Shift+Enter adds a head, or locks a whole row"),
            new Word("Enter, comma", "In an answer: on to the next one; several can be pasted"),
            new Word("X", "Attention: cut the edge under the pointer or cursor, or bring it back; Shift+X renormalises"),
            new Word("+ − 0", "Heatmap: zoom in, out, all of it"),
            new Word("Space, Del", "A line of the interventions: off and on, away"),
            new Word("Space, ← →", "Training's slider: play or stop, a checkpoint back or on; Home and End, the first and last"),
            new Word(Shortcuts.COMMAND + "G", "Modular addition: all pairs of numbers at once, for models that add"));

    private static final List<Word> MOUSE = List.of(
            new Word("Hover, click", "Look at a head or token; keep it. A second click lets go, Shift+click adds."),
            new Word("Drag", "A head from the grid into the interventions ablates it"),
            new Word("Right click", "On a head, bar, token or edge of attention: ablate, scale, freeze, patch, cut"),
            new Word("Shift+F10",
                    "The menu of what the keyboard is on; elsewhere the panel's: copy it as a picture, see its data as a table"),
            new Word("Double click", "On the gap between two panels: back to the usual sizes"));

    private final Button close = new Button();
    private @Nullable Node focusBefore;

    HelpPage(List<Shortcut> keys) {
        getStyleClass().add("help");
        close.setGraphic(new FontIcon(Feather.X));
        close.setAccessibleText("Close");
        close.setTooltip(new Tooltip("Close (Esc)"));
        close.getStyleClass().add("quiet");
        close.setOnAction(_ -> hide());
        Label title = new Label("Help");
        title.getStyleClass().add("help-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        GridPane left = rows("help-key", keys.stream().map(key -> new Word(key.shown(), key.does())).toList());
        GridPane inPanels = rows("help-key", PANELS);
        addRows(inPanels, "help-key", MOUSE);
        FlowPane columns = new FlowPane(new VBox(SECTION_GAP, section("Keys", left), section("What the words mean", rows("help-word",
                WORDS))),
                section("In the panels", inPanels));
        columns.getStyleClass().add("help-columns");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("help-scroll");
        VBox card = new VBox(new HBox(title, gap, close), scroll);
        card.getStyleClass().addAll("card", "help-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        setVisible(false);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText("Help");
        setOnMouseClicked(click -> {
            if (click.getTarget() == this) {
                hide();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::closeOnEscape);
    }

    void toggle() {
        if (isVisible()) {
            hide();
        } else {
            focusBefore = getScene().getFocusOwner();
            setVisible(true);
            close.requestFocus();
        }
    }

    private void hide() {
        setVisible(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void closeOnEscape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            hide();
        }
        // Nothing behind the page reacts while it is open.
        key.consume();
    }

    private static VBox section(String heading, GridPane rows) {
        Label label = new Label(heading);
        label.getStyleClass().add("strong");
        VBox section = new VBox(8, label, rows);
        section.getStyleClass().add("help-section");
        return section;
    }

    private static GridPane rows(String style, List<Word> words) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints meanings = new ColumnConstraints();
        meanings.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, meanings);
        addRows(grid, style, words);
        return grid;
    }

    private static void addRows(GridPane grid, String style, List<Word> words) {
        for (Word word : words) {
            Label name = new Label(word.name());
            name.getStyleClass().add(style);
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label meaning = new Label(word.meaning());
            meaning.setWrapText(true);
            meaning.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(grid.getRowCount(), name, meaning);
        }
    }
}
