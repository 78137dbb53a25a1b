package glasshead.ui.examples;

import glasshead.script.Passport;
import glasshead.script.PassportSections;
import glasshead.script.PassportSections.Section;
import glasshead.ui.format.WaitingLabel;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A passport to read: what contradicts itself first, then section by section.
final class PassportPane extends StackPane {

    private final Passports passports;
    private final VBox sections = new VBox();
    private final ScrollPane scroll = new ScrollPane(sections);

    PassportPane(Passports passports) {
        this.passports = passports;
        getStyleClass().add("passport");
        sections.getStyleClass().add("passport-sections");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("set-scroll");
        scroll.setAccessibleText("Passport");
        setMinSize(0, 0);
        scroll.visibleProperty().bind(passports.passport().isNotNull());
        getChildren().addAll(scroll, new WaitingLabel(passports.progress()));
        passports.passport().subscribe(this::show);
        show();
    }

    private void show() {
        Passport now = passports.passport().get();
        sections.getChildren().clear();
        if (now != null) {
            PassportSections.of(now).forEach(section -> sections.getChildren().add(section(section)));
            scroll.setVvalue(0);
        }
    }

    private static VBox section(Section of) {
        VBox box = new VBox(label(of.title(), "strong"));
        box.getStyleClass().add("passport-section");
        boolean contradicts = of.title().equals(PassportSections.CONTRADICTIONS);
        of.sentences().forEach(sentence -> box.getChildren().add(label(sentence, contradicts ? "passport-contradiction" : "muted")));
        if (!of.rows().isEmpty()) {
            box.getChildren().add(table(of));
        }
        return box;
    }

    private static Node table(Section of) {
        GridPane table = new GridPane();
        table.getStyleClass().add("passport-table");
        table.setMinWidth(0);
        for (int column = 0; column < of.head().size(); column++) {
            ColumnConstraints shape = new ColumnConstraints();
            shape.setMinWidth(0);
            // the longest texts wrap, figures don't
            shape.setHgrow(widest(of, column) > 24 ? Priority.ALWAYS : Priority.NEVER);
            if (widest(of, column) <= 24) {
                shape.setMinWidth(GridPane.USE_PREF_SIZE);
            }
            shape.setHalignment(isOfFigures(of, column) ? HPos.RIGHT : HPos.LEFT);
            table.getColumnConstraints().add(shape);
            table.add(label(of.head().get(column), "muted"), column, 0);
            for (int row = 0; row < of.rows().size(); row++) {
                table.add(label(of.rows().get(row).get(column), "passport-cell"), column, row + 1);
            }
        }
        return table;
    }

    private static boolean isOfFigures(Section of, int column) {
        return of.rows().stream().allMatch(row -> row.get(column).matches("[−\\d., %]*"));
    }

    private static int widest(Section of, int column) {
        return of.rows().stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(List.of("small", style));
        return label;
    }
}
