package glasshead.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Fills the room that there is; scrolls, only up and down, where its content needs more.
final class PageScroll extends ScrollPane {

    PageScroll(Node content) {
        super(content);
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    /// Never takes the focus: a scroll pane would, at every click into it, from the picture that was clicked.
    @Override
    public void requestFocus() {}
}
