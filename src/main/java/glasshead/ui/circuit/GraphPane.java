package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import glasshead.ui.causal.Exampled;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.causal.Offers;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The circuit as a graph, with its gestures. Pointing at a node or an edge shows effects; a click on an edge cuts it or takes it back, one
/// on a node shows what sends to it; a drag from a node to a port puts that edge in, or takes it out. By keyboard: arrows go from node to
/// node, Enter begins an edge there, and Q, K, V or Enter end it at another one; E shows its examples.
final class GraphPane extends BoxesPane {

    private final CircuitViewModel model;
    private final ViewOptions options;
    private final ContextMenu menu = new ContextMenu();
    private @Nullable GraphNode from;
    private @Nullable Point2D dragged;
    private boolean moved;

    GraphPane(CircuitViewModel model, ViewOptions options) {
        super("circuit-graph", options);
        this.model = model;
        this.options = options;
        setOnMouseMoved(event -> point(event.getX(), event.getY()));
        setOnMouseExited(_ -> letGo());
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::released);
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::key);
        setOnContextMenuRequested(this::openMenu);
        model.shown().addListener((_, _, _) -> refresh());
        model.known().addListener((_, _, _) -> refresh());
        model.pointing().edge().addListener((_, _, _) -> repaint());
        model.pointing().held().addListener((_, _, _) -> repaint());
        model.pointing().node().addListener((_, _, _) -> refresh());
        model.nodes().figures().addListener((_, _, _) -> refresh());
        model.session().view().subscribe(this::refresh);
        refresh();
    }

    @Override
    @Nullable
    GraphLayout places() {
        Shown shown = model.shown().get();
        if (shown == null) {
            return null;
        }
        Set<GraphNode> drawn = new LinkedHashSet<>(GraphPainter.taking(shown));
        drawn.addAll(Overlay.of(model.compared(), shown).parts());
        return laidOut(shown, drawn);
    }

    @Override
    String spoken() {
        Shown shown = model.shown().get();
        GraphNode node = model.pointing().node().get();
        return shown == null ? "Circuit" : node == null
                ? "Circuit of " + shown.kept().size() + " edges. Arrow keys go from node to node, Enter begins an edge"
                : CircuitTexts.spoken(shown, node, model.nodes().figures().get());
    }

    @Override
    void paint(Graphics graphics, GraphLayout layout, Tones tones) {
        Shown shown = model.shown().get();
        if (shown == null) {
            return;
        }
        Point2D end = dragged;
        Receiver target = end == null ? null : target(layout, end);
        new GraphPainter(graphics, shown, layout, tones, options.dark().get(), new LabelText(CanvasFonts.token(options)),
                CanvasFonts.small(options)).paint(new GraphPainter.Focus(model.pointing().node().get(), meant(), from, end,
                        target), GraphPainter.taking(shown), Overlay.of(model.compared(), shown), model.nodes().figures().get());
    }

    private void examples(@Nullable GraphNode node) {
        Exampled exampled = node == null ? null : Exampled.of(node.sender());
        if (exampled != null) {
            new Offers(model.session()).show(exampled);
        }
    }

    private void openMenu(ContextMenuEvent event) {
        GraphNode node = model.pointing().node().get();
        Exampled exampled = node == null ? null : Exampled.of(node.sender());
        if (exampled != null) {
            menu.getItems().setAll(OfferMenu.examples(new Offers(model.session()), exampled));
            menu.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    /// What the pointer is at, else what is held.
    private @Nullable Edge meant() {
        Edge pointed = model.pointing().edge().get();
        return pointed != null || model.pointing().node().get() != null ? pointed : model.pointing().held().get();
    }

    private @Nullable Receiver target(GraphLayout layout, Point2D at) {
        Receiver receiver = layout.receiverAt(at.getX(), at.getY());
        GraphNode begin = from;
        return receiver != null && begin != null && begin.sender() != null && receiver.reads(begin.sender()) ? receiver : null;
    }

    private void point(double x, double y) {
        GraphLayout layout = places();
        Shown shown = model.shown().get();
        if (layout == null || shown == null) {
            return;
        }
        GraphNode node = layout.nodeAt(x, y);
        Edge edge = node != null ? null : layout.edgeAt(x, y, shown.drawn());
        setCursor(node != null || edge != null ? Cursor.HAND : Cursor.DEFAULT);
        model.pointing().node().set(node);
        model.pointing().edge().set(edge);
    }

    private void letGo() {
        if (dragged == null) {
            model.pointing().node().set(null);
            model.pointing().edge().set(null);
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        GraphLayout layout = places();
        moved = false;
        GraphNode node = layout == null ? null : layout.nodeAt(event.getX(), event.getY());
        from = event.getButton() == MouseButton.PRIMARY && node != null && node.sender() != null ? node : null;
    }

    private void drag(MouseEvent event) {
        if (from != null && !event.isStillSincePress()) {
            moved = true;
            dragged = new Point2D(event.getX(), event.getY());
            repaint();
        }
    }

    private void released(MouseEvent event) {
        GraphLayout layout = places();
        GraphNode begin = from;
        Receiver target = dragged == null || layout == null ? null : target(layout, new Point2D(event.getX(), event.getY()));
        from = null;
        dragged = null;
        if (target != null && begin != null && begin.sender() != null) {
            model.edits().click(new Edge(begin.sender(), target));
        }
        repaint();
    }

    private void clicked(MouseEvent event) {
        GraphLayout layout = places();
        Shown shown = model.shown().get();
        if (moved || layout == null || shown == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (layout.nodeAt(event.getX(), event.getY()) != null) {
            Receiver receiver = layout.receiverAt(event.getX(), event.getY());
            if (receiver != null) {
                model.edits().senders(receiver);
            }
            return;
        }
        Edge edge = layout.edgeAt(event.getX(), event.getY(), shown.drawn());
        if (edge != null) {
            model.edits().click(edge);
        }
    }

    private void key(KeyEvent event) {
        GraphLayout layout = places();
        if (layout == null || event.isShortcutDown()) {
            return;
        }
        GraphNode at = model.pointing().node().get();
        switch (event.getCode()) {
            case LEFT -> move(layout, at, -1, 0);
            case RIGHT -> move(layout, at, 1, 0);
            case UP -> move(layout, at, 0, -1);
            case DOWN -> move(layout, at, 0, 1);
            case ENTER, SPACE -> enter(at);
            case E -> examples(at);
            case Q -> end(at, Port.Q);
            case K -> end(at, Port.K);
            case V -> end(at, Port.V);
            case ESCAPE -> {
                if (from == null && at == null) {
                    return;
                }
                from = null;
                model.pointing().node().set(null);
            }
            default -> {
                return;
            }
        }
        event.consume();
        repaint();
    }

    private void move(GraphLayout layout, @Nullable GraphNode at, int right, int down) {
        model.pointing().edge().set(null);
        model.pointing().node().set(NodeWalk.next(layout, at, right, down));
    }

    private void enter(@Nullable GraphNode at) {
        if (at == null) {
            return;
        }
        if (from == null) {
            from = at.sender() == null ? null : at;
        } else if (!at.isHead() && !at.receivers().isEmpty()) {
            end(at, at.receivers().getFirst().port());
        } else {
            from = null;
        }
    }

    private void end(@Nullable GraphNode at, Port port) {
        Part sender = from == null ? null : from.sender();
        if (at == null || sender == null) {
            return;
        }
        at.receivers().stream().filter(receiver -> receiver.port() == port && receiver.reads(sender)).findFirst().ifPresent(receiver -> {
            model.edits().click(new Edge(sender, receiver));
            from = null;
        });
    }
}
