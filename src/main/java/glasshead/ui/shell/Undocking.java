package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.PanelEvent;
import glasshead.ui.theme.Theme;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// Puts a panel into a window of its own, as for a second screen, and back. A note stands in its place meanwhile. Esc or closing the
/// window brings it back; so does its menu.
final class Undocking {

    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 480;

    private final ViewOptions options;
    private final List<String> sheets;
    private final Consumer<Scene> keys;
    private final Consumer<Node> menus;

    /// @param place  around the panels
    /// @param sheets of the main window
    /// @param keys   makes the main window's keys work in another one
    /// @param menus  makes the panels' menus work in another one
    Undocking(Node place, ViewOptions options, List<String> sheets, Consumer<Scene> keys, Consumer<Node> menus) {
        this.options = options;
        this.sheets = sheets;
        this.keys = keys;
        this.menus = menus;
        place.addEventHandler(PanelEvent.ARRIVED, event -> {
            if (split(event.panel()).isPresent()) {
                event.panel().offerUndocking();
            }
        });
        place.addEventHandler(PanelEvent.UNDOCK, event -> {
            split(event.panel()).ifPresent(split -> undock(event.panel(), split));
            event.consume();
        });
    }

    /// The split pane that holds it, if one does.
    private static Optional<RememberedSplit> split(Panel panel) {
        for (Parent parent = panel.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof RememberedSplit split) {
                return Optional.of(split);
            }
        }
        return Optional.empty();
    }

    private void undock(Panel panel, RememberedSplit split) {
        Node part = split.parts().stream().filter(each -> Tree.isIn(panel, each)).findFirst().orElseThrow();
        double width = Math.max(LEAST_WIDTH, panel.getWidth());
        double height = Math.max(LEAST_HEIGHT, panel.getHeight());
        Stage stage = new Stage();
        split.swap(part, note(panel, stage));
        StackPane root = new StackPane(part);
        root.getStyleClass().addAll("rows", "undocked");
        root.getStylesheets().addAll(sheets);
        menus.accept(root);
        root.addEventHandler(PanelEvent.UNDOCK, _ -> stage.hide());
        root.addEventHandler(PanelEvent.SAVE_ACTIVATIONS, event -> Event.fireEvent(split, event)); // the main window saves them
        root.addEventHandler(PanelEvent.ENLARGE, event -> {
            stage.setMaximized(!stage.isMaximized());
            event.panel().showEnlarged(stage.isMaximized());
        });
        Scene scene = new Scene(root, width, height);
        Theme.wear(scene, options);
        root.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.hide();
                key.consume();
            }
        });
        keys.accept(scene);
        stage.initOwner(split.getScene().getWindow());
        stage.titleProperty().bind(panel.title());
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            Node note = split.parts().stream().filter(each -> stage.equals(each.getUserData())).findFirst().orElseThrow();
            root.getChildren().clear();
            panel.showEnlarged(false);
            split.swap(note, part);
        });
        stage.show();
    }

    /// What stands in the panel's place.
    private static Region note(Panel panel, Stage stage) {
        Label words = new Label();
        words.textProperty().bind(panel.title().concat(" is in a window of its own."));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        Button back = new Button("Bring it back");
        back.setTooltip(new Tooltip("Closes its window (Esc there)"));
        back.setOnAction(_ -> stage.hide());
        VBox note = new VBox(8, words, back);
        note.getStyleClass().addAll("card", "undocked-note");
        note.setUserData(Objects.requireNonNull(stage));
        return note;
    }
}
