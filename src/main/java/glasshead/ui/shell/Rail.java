package glasshead.ui.shell;

import glasshead.experiment.view.Workspace;
import glasshead.ui.lesson.LessonDrawer;
import glasshead.ui.options.ViewOptions;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The workspaces that there are, at the left of the window, the one on screen marked; below them the lesson that runs, and what was
/// looked at.
final class Rail extends VBox {

    /// Too narrow for words below the icons.
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NAMED_EMS = 4.15;

    Rail(Slots slots, WorkspacePane pane, ViewOptions options) {
        getStyleClass().add("rail");
        ToggleGroup group = new ToggleGroup();
        slots.workspaces().all().forEach(workspace -> getChildren().add(button(workspace, pane, group)));
        Region gap = new Region();
        setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, lesson(slots.lesson()), history(options));
    }

    /// There while a lesson runs.
    private static ToggleButton lesson(LessonDrawer lesson) {
        ToggleButton button = drawer("Lesson", Feather.BOOK, "rail-lesson", "the step of the lesson that runs, beside any workspace (L)",
                lesson.open());
        button.visibleProperty().bind(lesson.runs());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private static ToggleButton history(ViewOptions options) {
        return drawer("History", Feather.CLOCK, "rail-history", "what was looked at, with its number, beside any workspace ("
                + Shortcuts.COMMAND + "H)", options.history());
    }

    private static ToggleButton drawer(String name, Ikon icon, String id, String meaning, BooleanProperty open) {
        ToggleButton button = new ToggleButton(name, new FontIcon(icon));
        button.getStyleClass().add("rail-button");
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name + ": " + meaning));
        button.setMinWidth(USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        button.selectedProperty().bindBidirectional(open);
        return button;
    }

    /// How high it is with names below the icons.
    double namedEms() {
        return NAMED_EMS * getChildren().stream().filter(node -> node instanceof ToggleButton && node.isManaged()).count();
    }

    void showNarrow(boolean narrow) {
        pseudoClassStateChanged(NARROW, narrow);
    }

    private static ToggleButton button(Workspace workspace, WorkspacePane pane, ToggleGroup group) {
        ToggleButton button = new ToggleButton(workspace.label(), new FontIcon(icon(workspace)));
        button.getStyleClass().add("rail-button");
        button.setId("rail-" + workspace.word());
        button.setAccessibleText(workspace.label());
        button.setTooltip(new Tooltip(workspace.label() + ": " + workspace.meaning() + " (" + workspace.key() + ")"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        pane.shown().subscribe(now -> button.setSelected(now == workspace));
        button.setOnAction(_ -> {
            pane.go(workspace);
            button.setSelected(true); // a second click does not let go of it
        });
        return button;
    }

    private static Ikon icon(Workspace workspace) {
        return switch (workspace) {
            case HEADS -> Feather.GRID;
            case LENS -> Feather.SEARCH;
            case MAPS -> Feather.LAYOUT;
            case CIRCUIT -> Feather.SHARE_2;
            case EXAMPLES -> Feather.ALIGN_LEFT;
            case WEIGHTS -> Feather.BAR_CHART_2;
            case TRAINING -> Feather.TRENDING_DOWN;
            case LESSONS -> Feather.MAP;
        };
    }
}
