package glasshead.ui.library;

import glasshead.checkpoint.Bytes;
import glasshead.checkpoint.hub.Progress;
import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.ui.library.ModelRow.State;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One model as a card: name and state, facts, buttons, and below them what is going on with it.
final class ModelRowView extends VBox {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    private final LibraryViewModel library;
    private final ModelRow row;
    private final ObservableValue<Boolean> inUse;
    private final HBox question;

    ModelRowView(LibraryViewModel library, ModelRow row) {
        this.library = library;
        this.row = row;
        inUse = library.isInUse(row);
        question = question();
        getStyleClass().addAll("card", "library-row");
        getChildren().addAll(head(), question, progress(), problem(), new ResultsView(row));
        getChildren().stream().skip(1).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    }

    private HBox head() {
        Label name = new Label(row.name());
        name.getStyleClass().addAll("strong", "library-name");
        Label state = new Label();
        state.getStyleClass().add("library-state");
        state.textProperty().bind(Bindings.createStringBinding(() -> shown(row.state().get()), row.state()));
        row.state().subscribe(now -> state.pseudoClassStateChanged(HERE, row.isHere()));
        // The state goes below a long name rather than cut it.
        FlowPane title = new FlowPane(8, 2, name, state, used());
        Label facts = new Label();
        facts.textProperty().bind(Bindings.createStringBinding(row::facts, row.entry()));
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        facts.getStyleClass().addAll("muted", "small");
        VBox texts = new VBox(3, title, facts);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox head = new HBox(16, texts, new RowActions(library, row, () -> question.setVisible(true)));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Label used() {
        Label used = new Label("in use");
        used.getStyleClass().addAll("library-state", "library-used");
        inUse.subscribe(used::setVisible);
        used.managedProperty().bind(used.visibleProperty());
        return used;
    }

    private static String shown(State state) {
        return switch (state) {
            case SHIPPED -> "ships with Glasshead";
            case ADDED -> "added folder";
            case HERE -> "on this machine";
            case ABSENT -> "not here";
            case DOWNLOADING -> "downloading";
            case PAUSED -> "paused";
        };
    }

    private HBox question() {
        Label text = new Label();
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox box = new HBox(8, text);
        Runnable answered = () -> box.setVisible(false);
        Node remove = RowActions.button("Remove", Feather.TRASH_2, "Yes, remove it", () -> {
            answered.run();
            library.remove(row);
        });
        Node keep = RowActions.button("Keep", Feather.CORNER_UP_LEFT, "No, leave it as it is", answered);
        box.getChildren().addAll(remove, keep);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setVisible(false);
        box.visibleProperty().subscribe(asked -> {
            if (asked) {
                text.setText(row.fromHub() ? "Delete " + Bytes.text(row.entry().get().disk())
                        + "? Other programs that use this model lose it too."
                        : "Take it off this list? Its folder stays where it is.");
                keep.requestFocus();
            }
        });
        return box;
    }

    private HBox progress() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(Bindings.createDoubleBinding(() -> share(row.progress().get()), row.progress()));
        bar.setPrefWidth(260);
        Label text = new Label();
        text.textProperty().bind(Bindings.createStringBinding(() -> row.state().get() == State.PAUSED && row.progress().get()
                .stage() != Stage.PAUSED
                        ? "pausing" : row.progress().get().text(), row.progress(), row.state()));
        text.getStyleClass().add("small");
        HBox box = new HBox(10, bar, text);
        box.setAlignment(Pos.CENTER_LEFT);
        box.visibleProperty().bind(Bindings.createBooleanBinding(() -> row.state().get() == State.DOWNLOADING || row.state()
                .get() == State.PAUSED, row.state()));
        return box;
    }

    /// A bar that only moves to and fro while the size is not known.
    private static double share(Progress progress) {
        return progress.total() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : progress.share();
    }

    private Label problem() {
        Label label = new Label();
        label.textProperty().bind(row.problem());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("danger", "small");
        label.visibleProperty().bind(row.problem().isNotEmpty());
        return label;
    }
}
