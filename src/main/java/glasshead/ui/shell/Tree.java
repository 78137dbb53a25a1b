package glasshead.ui.shell;

import java.util.Collection;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// What is in what. Controls have their content as children only once they are shown.
final class Tree {

    private Tree() {}

    /// A node and all that is in it, from the outside in and in the order of the Tab key.
    static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), inside(node).stream().flatMap(Tree::all));
    }

    private static Collection<? extends Node> inside(Node node) {
        return switch (node) {
            case SplitPane split -> split.getItems();
            case ScrollPane scroll -> Stream.ofNullable(scroll.getContent()).toList();
            case Parent parent -> parent.getChildrenUnmodifiable();
            default -> Stream.<Node>empty().toList();
        };
    }

    static boolean isIn(@Nullable Node inside, Node outside) {
        for (Node node = inside; node != null; node = node.getParent()) {
            if (node == outside) {
                return true;
            }
        }
        return false;
    }
}
