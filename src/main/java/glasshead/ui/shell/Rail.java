package glasshead.ui.shell;

import glasshead.experiment.view.Workspace;
import glasshead.ui.options.ViewOptions;
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

/// The workspaces that there are, at the left of the window, the one on screen marked; below them what was looked at.
final class Rail extends VBox {

    /// Too narrow for words below the icons.
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    Rail(Workspaces workspaces, WorkspacePane pane, ViewOptions options) {
        getStyleClass().add("rail");
        ToggleGroup group = new ToggleGroup();
        workspaces.all().forEach(workspace -> getChildren().add(button(workspace, pane, group)));
        Region gap = new Region();
        setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, history(options));
    }

    private static ToggleButton history(ViewOptions options) {
        ToggleButton button = new ToggleButton("History", new FontIcon(Feather.CLOCK));
        button.getStyleClass().add("rail-button");
        button.setId("rail-history");
        button.setAccessibleText("History");
        button.setTooltip(new Tooltip("History: what was looked at, with its number, beside any workspace (" + Shortcuts.COMMAND + "H)"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        button.selectedProperty().bindBidirectional(options.history());
        return button;
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
