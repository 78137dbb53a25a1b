package glasshead.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// What controls say of themselves, to a screen reader and to who points at them.
///
/// The rule: whatever takes the focus or answers to a click has a name: its own text, its accessible text, or the label that is for it.
/// It has a tooltip besides, its own or that of what it is in. Without a tooltip may be:
/// - a label, a link or a cell whose own words say it all;
/// - what has parts that say what they are when one points at them: a list, a table, a tree, a page, a picture
///   ([AccessibleRole#IMAGE_VIEW]), a line of which one part has the tooltip;
/// - a text that is only read, and a field that is being written in, whose tooltip is kept for the reader as help;
/// - a panel's head, where a double click does what the button in it does.
public final class Spoken {

    /// Where an installed tooltip is kept; a control's own stands in its property too.
    private static final String INSTALLED = "javafx.scene.control.Tooltip";
    private static final Set<AccessibleRole> OF_PARTS = Set.of(AccessibleRole.IMAGE_VIEW, AccessibleRole.LIST_VIEW,
            AccessibleRole.TABLE_VIEW,
            AccessibleRole.TREE_VIEW, AccessibleRole.SCROLL_PANE, AccessibleRole.DIALOG);

    /// What a control is made of answers to the mouse in its name.
    private static final Set<String> SKIN = Set.of("viewport", "split-pane-divider", "column-header-background", "popover");
    private static final Set<String> CLOSED = Set.of("slider", "scroll-bar", "column-header-background", "text-input", "spinner",
            "combo-box-base");

    private Spoken() {}

    /// A line for each control in sight under a node that breaks the rule; on the FX thread.
    public static List<String> faults(Parent root) {
        List<String> faults = new ArrayList<>();
        seen(root).filter(Spoken::isControl).forEach(control -> {
            if (nameOf(control).isBlank()) {
                faults.add("no name: " + describe(control));
            } else if (!hasTooltip(control) && !canDoWithout(control)) {
                faults.add("no tooltip: " + describe(control));
            }
        });
        return faults;
    }

    /// The items of a menu without words.
    public static List<String> faults(List<MenuItem> items, String of) {
        return items.stream().filter(item -> !(item instanceof SeparatorMenuItem) && (item.getText() == null || item.getText().isBlank()))
                .map(item -> "menu item without words: " + item + " of " + of).toList();
    }

    private static boolean isControl(Node node) {
        if (node instanceof Cell<?> cell && cell.isEmpty() || node.getStyleClass().contains("panel-head") || SKIN.stream().anyMatch(node
                .getStyleClass()::contains)) {
            return false;
        }
        return node.isFocusTraversable() || node instanceof ButtonBase || node.getOnMouseClicked() != null || node
                .getOnMousePressed() != null;
    }

    private static boolean canDoWithout(Node node) {
        return node instanceof Region && !(node instanceof Control) && seen(node).anyMatch(Spoken::hasOwnTooltip)
                || node instanceof Label || node instanceof IndexedCell<?> || node instanceof Text || OF_PARTS.contains(node
                        .getAccessibleRole())
                || node instanceof TextInputControl field && (!field.isEditable() || field.isFocused() && field
                        .getAccessibleHelp() != null);
    }

    private static String nameOf(Node node) {
        String spoken = node.getAccessibleText();
        if (spoken != null && !spoken.isBlank()) {
            return spoken;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            return labeled.getText();
        }
        return "";
    }

    private static boolean hasTooltip(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (hasOwnTooltip(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOwnTooltip(Node node) {
        return node instanceof Control control && control.getTooltip() != null || node.getProperties().get(INSTALLED) instanceof Tooltip;
    }

    /// The nodes in sight at or below a node, without what a control is made of.
    public static Stream<Node> seen(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(node), node instanceof Parent parent && CLOSED.stream().noneMatch(node.getStyleClass()::contains)
                ? parent.getChildrenUnmodifiable().stream().flatMap(Spoken::seen) : Stream.empty());
    }

    public static String describe(Node node) {
        String in = node.getParent() == null ? "" : " in " + node.getParent().getClass().getSimpleName() + node.getParent().getStyleClass();
        return node.getClass().getSimpleName() + node.getStyleClass() + (node.getId() == null ? "" : "#" + node.getId()) + " “" + nameOf(
                node) + "” " + node.getAccessibleRole() + in;
    }
}
