package glasshead.ui.export;

import glasshead.script.Script;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Segmented;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The experiment as a command line, as Python or as a notebook, with what it can't say above it.
public final class ScriptWindow {

    private static final double WIDTH = 900;
    private static final double HEIGHT = 640;

    private final Stage stage = new Stage();
    private final ScriptViewModel model;
    private final TextArea text = new TextArea();
    private final VBox remarks = new VBox();
    private final Button copy = new Button("Copy");
    private final Button save = new Button("Save…");

    /// @param where asks where to save, given a proposal for the name
    public ScriptWindow(Window owner, ScriptViewModel model, CopyBoard board, Function<String, Optional<Path>> where, ViewOptions options) {
        this.model = model;
        text.setEditable(false);
        text.setAccessibleText("The experiment, written down");
        VBox.setVgrow(text, Priority.ALWAYS);
        remarks.getStyleClass().add("script-remarks");
        remarks.setMinHeight(Region.USE_PREF_SIZE);
        Segmented<ScriptForm> forms = new Segmented<>(List.of(ScriptForm.values()), ScriptForm::label, ScriptForm::meaning, model.form());
        VBox root = new VBox(forms, remarks, text, foot(board, where));
        root.getStyleClass().add("script-window");
        root.getStylesheets().add(Objects.requireNonNull(ScriptWindow.class.getResource("export.css")).toExternalForm());
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
                key.consume();
            }
        });
        Subscription look = Theme.wear(scene, options);
        Subscription shown = model.script().subscribe(script -> show(script));
        stage.setOnHidden(_ -> {
            look.unsubscribe();
            shown.unsubscribe();
            model.cancel();
        });
        stage.initOwner(owner);
        stage.setTitle("This experiment elsewhere");
        stage.setScene(scene);
    }

    public void show() {
        stage.show();
        model.load();
        text.requestFocus();
    }

    private void show(@Nullable Script script) {
        text.setText(script == null ? "" : script.text());
        text.setWrapText(script != null && script.text().lines().count() < 2);
        remarks.getChildren().setAll(script == null ? List.of() : script.remarks().stream().map(ScriptWindow::remark).toList());
        copy.setDisable(script == null);
        save.setDisable(script == null);
    }

    private static Label remark(String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox foot(CopyBoard board, Function<String, Optional<Path>> where) {
        Label outcome = new Label();
        outcome.textProperty().bind(model.outcome());
        outcome.setWrapText(true);
        outcome.getStyleClass().addAll("muted", "small");
        HBox.setHgrow(outcome, Priority.ALWAYS);
        outcome.setMaxWidth(Double.MAX_VALUE);
        copy.setTooltip(new Tooltip("Copy all of it"));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> {
            board.text(text.getText());
            model.copied();
        });
        save.setTooltip(new Tooltip("Save it as a file, with what must lie beside it"));
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> where.apply(Objects.requireNonNull(model.script().getValue()).fileName()).ifPresent(model::save));
        HBox foot = new HBox(8, outcome, save, copy);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }
}
