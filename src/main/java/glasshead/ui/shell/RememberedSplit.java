package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableMap;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// A split pane whose parts keep their shares when the window is resized and the program is started again.
/// A double click on a divider brings the usual shares back. What a [workspace](Workspaces)'s panels stand in.
public final class RememberedSplit extends SplitPane {

    private static final double DIVIDER = 12;
    private static final double ROUNDING = 1.5;

    private final String name;
    private final List<Double> usual;
    private final List<Node> parts;
    private final ObservableMap<String, List<Double>> places;
    private boolean dragging;

    /// @param name  under which the user's shares are kept, one for each split pane
    /// @param usual where the dividers are until the user moves them, 0 to 1
    public RememberedSplit(String name, Orientation orientation, ViewOptions options, List<Double> usual, Node... parts) {
        super(parts);
        this.name = name;
        this.usual = usual;
        this.parts = List.of(parts);
        this.places = options.splits();
        setOrientation(orientation);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> dragging = isDivider(event));
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::dropped);
        for (Node part : parts) {
            part.getStyleClass().add("split-part");
            if (part instanceof Region region) {
                region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            }
            // A part may be higher when it is narrower (chips that wrap); SplitPane itself would not ask again.
            part.layoutBoundsProperty().subscribe((before, after) -> {
                if (before.getWidth() != after.getWidth()) {
                    requestLayout();
                }
            });
        }
    }

    /// All parts, shown or not.
    List<Node> parts() {
        return parts;
    }

    /// Shows one part alone, or all.
    void showOnly(Optional<Node> alone) {
        getItems().removeIf(part -> alone.isPresent() && part != alone.get());
        for (int index = 0; index < parts.size() && alone.isEmpty(); index++) {
            if (!getItems().contains(parts.get(index))) {
                getItems().add(index, parts.get(index));
            }
        }
    }

    @Override
    protected void layoutChildren() {
        if (!dragging && getItems().size() == parts.size()) {
            place();
        }
        super.layoutChildren();
    }

    @Override
    protected double computePrefHeight(double width) {
        if (getOrientation() == Orientation.VERTICAL) {
            return super.computePrefHeight(width);
        }
        return getItems().stream().mapToDouble(part -> part.prefHeight(widthOf(part))).max().orElse(0);
    }

    private static double widthOf(Node part) {
        boolean wraps = part.getContentBias() == Orientation.HORIZONTAL && part.getLayoutBounds().getWidth() > 0;
        return wraps ? part.getLayoutBounds().getWidth() : -1;
    }

    private void dropped(MouseEvent event) {
        if (isDivider(event)) {
            if (event.getClickCount() == 2) {
                places.remove(name);
            } else {
                places.put(name, getDividers().stream().map(Divider::getPosition).toList());
            }
            dragging = false;
            requestLayout();
        }
    }

    /// Whether the event is on a divider of this pane or the grabber in it.
    private boolean isDivider(MouseEvent event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && node.getParent() != this) {
            node = node.getParent();
        }
        return node != null && node.getStyleClass().contains("split-pane-divider");
    }

    /// Puts the dividers where they belong, or as near as the parts' smallest sizes allow.
    private void place() {
        List<Double> kept = places.getOrDefault(name, usual);
        List<Double> wanted = kept.size() == usual.size() ? kept : usual;
        double size = getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
        double before = 0;
        double after = getItems().stream().mapToDouble(this::smallest).sum();
        for (int i = 0; i < wanted.size() && size > 0; i++) {
            before += smallest(getItems().get(i));
            after -= smallest(getItems().get(i));
            double position = Math.max(before / size, Math.min(1 - after / size, wanted.get(i)));
            // The skin rounds to pixels; setting the same place again would ask for a layout without end.
            if (Math.abs(position - getDividers().get(i).getPosition()) * size > ROUNDING) {
                setDividerPosition(i, position);
            }
        }
    }

    private double smallest(Node part) {
        return DIVIDER + (getOrientation() == Orientation.HORIZONTAL ? part.minWidth(-1) : part.minHeight(-1));
    }
}
