package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.ObservableMap;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// A split pane whose parts keep their shares when the window is resized and the program is started again.
/// A double click on a divider brings the usual shares back. Parts side by side stand one below the other where there is no room for all.
/// What a [workspace](Workspaces)'s panels stand in.
public final class RememberedSplit extends SplitPane {

    private static final double DIVIDER = 12;
    private static final double ROUNDING = 1.5;

    private final String name;
    private final Orientation wanted;
    private final List<Double> usual;
    private final List<Node> parts;
    private final ObservableMap<String, List<Double>> places;
    private final Map<Node, Double> leastHeights = new HashMap<>();
    private boolean dragging;

    /// @param name  under which the user's shares are kept, one for each split pane
    /// @param usual where the dividers are until the user moves them, 0 to 1
    public RememberedSplit(String name, Orientation orientation, ViewOptions options, List<Double> usual, Node... parts) {
        super(parts);
        this.name = name;
        this.usual = usual;
        this.parts = new ArrayList<>(List.of(parts));
        this.places = options.splits();
        this.wanted = orientation;
        setOrientation(orientation);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> dragging = isDivider(event));
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::dropped);
        List.of(parts).forEach(this::adopt);
    }

    private void adopt(Node part) {
        if (!part.getStyleClass().contains("split-part")) {
            part.getStyleClass().add("split-part");
            if (part instanceof Region region) {
                region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
                region.needsLayoutProperty().subscribe(needed -> {
                    if (!needed) {
                        laidOut(region);
                    }
                });
            }
            // A part may be higher when it is narrower (chips that wrap); SplitPane itself would not ask again.
            part.layoutBoundsProperty().subscribe((before, after) -> {
                if (before.getWidth() != after.getWidth()) {
                    requestLayout();
                }
            });
        }
    }

    /// What a part needs at least may have changed (a footer that came): SplitPane itself would not ask again.
    private void laidOut(Region part) {
        double now = part.minHeight(-1);
        Double before = leastHeights.put(part, now);
        if (before != null && before != now) {
            Platform.runLater(this::requestLayout); // not amid a layout
        }
    }

    /// All parts, shown or not.
    List<Node> parts() {
        return parts;
    }

    /// Puts another part into the place of one.
    void swap(Node part, Node other) {
        parts.set(parts.indexOf(part), other);
        adopt(other);
        getItems().set(getItems().indexOf(part), other);
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

    private boolean isStacked() {
        return wanted != getOrientation();
    }

    private void stackWhereNarrow() {
        if (wanted == Orientation.HORIZONTAL && isNarrow() != isStacked()) {
            // not amid a layout
            Platform.runLater(() -> setOrientation(isNarrow() ? Orientation.VERTICAL : Orientation.HORIZONTAL));
        }
    }

    private boolean isNarrow() {
        return getItems().size() > 1 && getWidth() < getItems().stream().mapToDouble(part -> part.minWidth(-1) + DIVIDER).sum() - DIVIDER;
    }

    /// As narrow as its widest part: it can stack them.
    @Override
    protected double computeMinWidth(double height) {
        return wanted == Orientation.VERTICAL ? super.computeMinWidth(height)
                : getItems().stream().mapToDouble(part -> part.minWidth(-1)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        stackWhereNarrow();
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
                keep(getDividers().stream().map(Divider::getPosition).toList());
            }
            dragging = false;
            requestLayout();
        }
    }

    /// Shares of a stack are for the moment.
    private void keep(List<Double> shares) {
        if (!isStacked()) {
            places.put(name, shares);
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
        List<Double> wanted = isStacked() ? stacked() : kept.size() == usual.size() ? kept : usual;
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

    /// Each part of a stack as high as it likes to be, or less by the same share.
    private List<Double> stacked() {
        double all = getItems().stream().mapToDouble(part -> part.prefHeight(getWidth())).sum();
        List<Double> shares = new ArrayList<>();
        double before = 0;
        for (Node part : getItems().subList(0, getItems().size() - 1)) {
            before += part.prefHeight(getWidth());
            shares.add(all > 0 ? before / all : 1.0);
        }
        return shares;
    }

    private double smallest(Node part) {
        return DIVIDER + (getOrientation() == Orientation.HORIZONTAL ? part.minWidth(-1) : part.minHeight(-1));
    }
}
