package glasshead.ui.problem;

import glasshead.experiment.WholeFile;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/// Shows the report before anyone gets it; nothing is sent anywhere.
public final class ProblemWindow {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 480;

    private final Stage stage = new Stage();
    private final TextArea text = new TextArea();
    private final Label outcome = new Label();
    private final Supplier<Optional<Path>> where;

    /// @param where asks where to save
    public ProblemWindow(Window owner, ProblemReport report, CopyBoard board, Supplier<Optional<Path>> where, ViewOptions options) {
        this.where = where;
        text.setEditable(false);
        text.setAccessibleText("Report");
        VBox.setVgrow(text, Priority.ALWAYS);
        CheckBox prompts = new CheckBox("Include the prompts and everything that may quote them");
        prompts.setTooltip(new Tooltip("Whoever gets the report can then read what you typed; without it they can't"));
        prompts.selectedProperty().subscribe(with -> text.setText(report.text(with)));
        Label what = new Label("Glasshead sends nothing. Copy or save this text, and give it to whoever helps you.");
        what.setWrapText(true);
        VBox root = new VBox(what, text, prompts, foot(board));
        root.getStyleClass().add("problem-report");
        root.getStylesheets().add(Objects.requireNonNull(ProblemWindow.class.getResource("problem.css")).toExternalForm());
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        Subscription look = Theme.wear(scene, options);
        stage.setOnHidden(_ -> look.unsubscribe());
        stage.initOwner(owner);
        stage.setTitle("Report a problem");
        stage.setScene(scene);
    }

    public void show() {
        stage.show();
    }

    private HBox foot(CopyBoard board) {
        outcome.getStyleClass().addAll("muted", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = new Button("Copy");
        copy.setTooltip(new Tooltip("Copy the report, to paste it into a mail"));
        copy.setOnAction(_ -> {
            board.text(text.getText());
            outcome.setText("Copied");
        });
        Button save = new Button("Save…");
        save.setTooltip(new Tooltip("Save the report as a text file"));
        save.setOnAction(_ -> where.get().ifPresent(this::save));
        HBox foot = new HBox(8, outcome, gap, save, copy);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void save(Path file) {
        try {
            WholeFile.write(file, text.getText());
            outcome.setText("Saved " + file);
        } catch (IOException e) {
            outcome.setText("The report can't be saved there (" + e.getClass().getSimpleName() + "); choose another folder.");
        }
    }
}
