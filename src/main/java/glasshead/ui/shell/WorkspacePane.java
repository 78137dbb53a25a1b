package glasshead.ui.shell;

import glasshead.experiment.view.View;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The content of the workspace that the session's view says. The others are out of the scene, as they were left.
final class WorkspacePane extends StackPane {

    private final Workspaces workspaces;
    private final ObjectProperty<Workspace> wanted;
    private final ReadOnlyObjectWrapper<Workspace> shown = new ReadOnlyObjectWrapper<>();
    private Workspace before = Workspace.HEADS;
    private final Session session;

    WorkspacePane(Workspaces workspaces, Session session) {
        this.workspaces = workspaces;
        this.session = session;
        getStyleClass().add("workspace");
        wanted = session.looks().choice(View::workspace, View::withWorkspace);
        wanted.subscribe(now -> show(workspaces.orHeads(now)));
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                focusContent();
            }
        });
        session.findings().subscribe(found -> {
            if (found != null && content().isFocused()) {
                focusContent();
            }
        });
    }

    /// The one on screen.
    ReadOnlyObjectProperty<Workspace> shown() {
        return shown.getReadOnlyProperty();
    }

    void go(Workspace to) {
        wanted.set(to);
    }

    /// There, or from there back to where one came from.
    void goOrBack(Workspace to) {
        go(shown.get() == to ? before : to);
    }

    private Region content() {
        return workspaces.content(shown.get());
    }

    private void show(Workspace now) {
        Workspace last = shown.get();
        if (now == last) {
            return;
        }
        if (last != null) {
            before = last;
        }
        boolean hadFocus = getScene() != null && getScene().getFocusOwner() != null && Tree.isIn(getScene().getFocusOwner(), this);
        shown.set(now);
        Region content = content();
        content.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        getChildren().setAll(content);
        if (hadFocus) {
            Platform.runLater(this::focusContent);
        }
    }

    /// The keys of the window are for pictures, and a letter must not end up in the prompt. Before the first run there are none.
    private void focusContent() {
        Region content = content();
        (session.findings().get() == null ? content : Tree.all(content).filter(WorkspacePane::isPicture).findFirst().orElse(content))
                .requestFocus();
    }

    private static boolean isPicture(Node node) {
        return node.isFocusTraversable() && node.isVisible() && !node.isDisabled() && PointerFocus.isPane(node);
    }
}
