package glasshead.ui.scrub;

import glasshead.engine.ScrubCosts;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.ScrubPart;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.PartDrag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.CubicCurve;
import org.jspecify.annotations.Nullable;

/// The hypothesis as a tree: logits at the left, what is read at the right of what reads it. The arrow keys go through it, Delete takes a
/// node away. A unit that is dropped on a node becomes its input.
final class TreePane extends ScrollPane {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final double GAP = 30;
    private static final double BETWEEN = 8;

    private final ScrubViewModel model;
    private final UnitDrop drop;
    private final Map<List<Integer>, NodeBox> boxes = new HashMap<>();
    private final Map<List<Integer>, CubicCurve> lines = new HashMap<>();
    private final Pane pane = new Pane() {
        @Override
        protected void layoutChildren() {
            place();
        }

        @Override
        protected double computePrefWidth(double height) {
            return layout == null ? 0 : layout.columns() * (boxWidth() + GAP);
        }

        // no lower, so that a tall tree scrolls
        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected double computePrefHeight(double width) {
            return layout == null ? 0 : layout.rows() * (boxHeight() + BETWEEN) + BETWEEN;
        }
    };
    private @Nullable TreeLayout layout;

    TreePane(ScrubViewModel model, UnitDrop drop) {
        this.model = model;
        this.drop = drop;
        getStyleClass().add("scrub-tree");
        setContent(pane);
        setFitToHeight(true);
        setMinSize(0, 0);
        setAccessibleText("The hypothesis as a tree");
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.tree().hypothesis().subscribe(this::show);
        model.runs().costs().subscribe(this::mark);
        model.metric().subscribe(this::mark);
        model.tree().selected().subscribe(this::mark);
        show();
    }

    private void show() {
        Hypothesis hypothesis = model.tree().hypothesis().get();
        boolean hadFocus = getScene() != null && boxes.containsValue(getScene().getFocusOwner());
        boxes.clear();
        lines.clear();
        pane.getChildren().clear();
        layout = hypothesis == null ? null : TreeLayout.of(hypothesis.tree());
        if (hypothesis != null) {
            for (List<Integer> path : hypothesis.tree().paths()) {
                boxes.put(path, box(hypothesis.tree().at(path), path));
                if (!path.isEmpty()) {
                    CubicCurve line = new CubicCurve();
                    line.getStyleClass().add("scrub-line");
                    lines.put(path, line);
                    pane.getChildren().add(line);
                }
            }
            hypothesis.tree().paths().forEach(path -> pane.getChildren().add(boxes.get(path)));
        }
        mark();
        if (hadFocus) {
            focus(model.tree().selected().get());
        }
        pane.requestLayout();
        Platform.runLater(this::revealSelected);
    }

    private void revealSelected() {
        NodeBox box = boxes.get(model.tree().selected().get());
        if (box != null) {
            applyCss();
            layout();
            reveal(box);
        }
    }

    private NodeBox box(Node node, List<Integer> path) {
        NodeBox box = new NodeBox(node);
        box.setOnAction(_ -> model.tree().selected().set(path));
        box.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.tree().selected().set(path);
                reveal(box);
            }
        });
        box.setOnMouseDragEntered(event -> box.pseudoClassStateChanged(TARGET, drop.takes(path, PartDrag.of(event))));
        box.setOnMouseDragExited(_ -> box.pseudoClassStateChanged(TARGET, false));
        box.setOnMouseDragReleased(event -> {
            Part unit = PartDrag.of(event);
            if (unit != null) {
                box.pseudoClassStateChanged(TARGET, false);
                drop.drop(path, unit, null, box);
                event.consume();
            }
        });
        return box;
    }

    /// Which node is looked at, and what each costs.
    private void mark() {
        boxes.forEach((path, box) -> box.pseudoClassStateChanged(SELECTED, path.equals(model.tree().selected().get())));
        ScrubCosts costs = model.runs().costs().get();
        Hypothesis now = model.tree().hypothesis().get();
        boolean about = costs != null && now != null && costs.question().of().hypothesis().tree().equals(now.tree());
        boxes.forEach((path, box) -> box.cost(about ? cost(Objects.requireNonNull(costs), path, model.metric().get()) : ""));
    }

    private static String cost(ScrubCosts costs, List<Integer> path, ScrubMetric metric) {
        return costs.costs().stream().filter(cost -> cost.part().kind() == ScrubPart.Kind.NODE && cost.part().path().equals(path))
                .findFirst()
                .map(cost -> Numbers.plain(100 * costs.share(cost, metric), 1)).orElse("");
    }

    void focus(List<Integer> path) {
        NodeBox box = boxes.get(path);
        if (box != null) {
            box.requestFocus();
        }
    }

    private void pressed(KeyEvent key) {
        Hypothesis now = model.tree().hypothesis().get();
        if (now == null) {
            return;
        }
        List<Integer> at = model.tree().selected().get();
        switch (key.getCode()) {
            case LEFT -> focus(at.isEmpty() ? at : at.subList(0, at.size() - 1));
            case RIGHT -> focus(now.tree().at(at).inputs().isEmpty() ? at : plus(at, 0));
            case UP -> step(now.tree(), at, -1);
            case DOWN -> step(now.tree(), at, 1);
            case DELETE, BACK_SPACE -> model.tree().remove();
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// To the node above or below in the same column.
    private void step(Node tree, List<Integer> at, int by) {
        List<List<Integer>> column = tree.paths().stream().filter(path -> path.size() == at.size()).toList();
        int next = column.indexOf(at) + by;
        if (next >= 0 && next < column.size()) {
            focus(column.get(next));
        }
    }

    private static List<Integer> plus(List<Integer> path, int child) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(child);
        return List.copyOf(longer);
    }

    private void reveal(NodeBox box) {
        Bounds all = pane.getLayoutBounds();
        Bounds seen = getViewportBounds();
        Bounds at = box.getBoundsInParent();
        if (all.getHeight() > seen.getHeight()) {
            setVvalue(Math.clamp((at.getCenterY() - seen.getHeight() / 2) / (all.getHeight() - seen.getHeight()), 0, 1));
        }
        if (all.getWidth() > seen.getWidth()) {
            setHvalue(Math.clamp((at.getCenterX() - seen.getWidth() / 2) / (all.getWidth() - seen.getWidth()), 0, 1));
        }
    }

    private double boxWidth() {
        return boxes.values().stream().mapToDouble(box -> Math.ceil(box.prefWidth(-1))).max().orElse(0);
    }

    private double boxHeight() {
        return boxes.values().stream().mapToDouble(box -> Math.ceil(box.prefHeight(-1))).max().orElse(0);
    }

    private void place() {
        TreeLayout now = layout;
        if (now == null) {
            return;
        }
        double width = boxWidth();
        double height = boxHeight();
        double top = Math.max(0, (pane.getHeight() - now.rows() * (height + BETWEEN)) / 2);
        now.places().forEach((path, place) -> Objects.requireNonNull(boxes.get(path)).resizeRelocate(Math.round(place.column() * (width
                + GAP)), Math.round(top + BETWEEN / 2 + place.row() * (height + BETWEEN)), width, height));
        lines.forEach((path, line) -> {
            NodeBox child = Objects.requireNonNull(boxes.get(path));
            NodeBox parent = Objects.requireNonNull(boxes.get(path.subList(0, path.size() - 1)));
            line.setStartX(parent.getLayoutX() + width);
            line.setStartY(parent.getLayoutY() + height / 2);
            line.setEndX(child.getLayoutX());
            line.setEndY(child.getLayoutY() + height / 2);
            line.setControlX1(line.getStartX() + GAP / 2);
            line.setControlY1(line.getStartY());
            line.setControlX2(line.getEndX() - GAP / 2);
            line.setControlY2(line.getEndY());
        });
    }
}
