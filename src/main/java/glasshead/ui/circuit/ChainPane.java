package glasshead.ui.circuit;

import glasshead.experiment.Chain;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.LinkedHashSet;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Chains over the boxes of a model, with their gestures. A drag from a head to a port begins one; a drag from where the chosen one ends
/// makes it longer; a click chooses one. By keyboard: arrows go from box to box, Enter begins at a head, Q, K, V or, at an MLP and the
/// logits, Enter go on to it; Backspace takes the last hop back, Delete the chain away.
final class ChainPane extends BoxesPane {

    private final CircuitViewModel model;
    private final Chains chains;
    private final ViewOptions options;
    private @Nullable GraphNode at;
    private @Nullable GraphNode from;
    private @Nullable Point2D dragged;

    ChainPane(CircuitViewModel model, ViewOptions options) {
        super("circuit-chains", options);
        this.model = model;
        this.options = options;
        chains = model.paths().chains();
        setOnMouseMoved(event -> {
            GraphLayout layout = places();
            at = layout == null ? null : layout.nodeAt(event.getX(), event.getY());
            repaint();
        });
        setOnMousePressed(this::pressed);
        setOnMouseDragged(event -> {
            dragged = from == null ? null : new Point2D(event.getX(), event.getY());
            repaint();
        });
        setOnMouseReleased(this::released);
        setOnKeyPressed(this::key);
        chains.values().subscribe(this::refresh);
        chains.chosen().subscribe(this::refresh);
        model.shown().subscribe(this::refresh);
        model.session().view().subscribe(this::refresh);
        refresh();
    }

    /// Of all boxes; nothing while there is no circuit.
    @Override
    @Nullable
    GraphLayout places() {
        Shown shown = model.shown().get();
        return shown == null ? null : laidOut(shown, new LinkedHashSet<>(GraphNode.all(shown.graph())));
    }

    /// Where the next hop begins; nothing before one does.
    @Nullable
    GraphNode begun() {
        return from;
    }

    @Override
    String spoken() {
        Chain chosen = chains.chosen().get();
        String begun = from == null ? "" : ", a path begins at " + from;
        return at == null ? "Paths of several hops. Arrow keys go from box to box, Enter begins a path at a head"
                : at + begun + (chosen == null ? "" : ", " + chosen);
    }

    @Override
    void paint(Graphics graphics, GraphLayout layout, Tones tones) {
        BoxPainter boxes = new BoxPainter(graphics, layout, tones, options.dark().get(), new LabelText(CanvasFonts.token(options)),
                new LabelText(CanvasFonts.small(options)));
        Point2D end = dragged;
        List<Chain> drawn = model.look().paths().chains().stream().filter(chain -> ChainPainter.edges(chain).stream().allMatch(
                layout::has)).toList();
        new ChainPainter(graphics, layout, tones, boxes).paint(drawn, chains.values().get(), new ChainPainter.Focus(at, chains.chosen()
                .get(), from, end, end == null ? null : target(layout, end)));
    }

    private @Nullable Receiver target(GraphLayout layout, Point2D point) {
        Receiver receiver = layout.receiverAt(point.getX(), point.getY());
        return receiver == null || longer(receiver) == null ? null : receiver;
    }

    /// What a hop from where one began to a receiver makes: the chosen chain longer where it ends there, else a new one; nothing where
    /// there is no such hop.
    private @Nullable Chain longer(Receiver receiver) {
        Chain chosen = chains.chosen().get();
        Head head = from == null ? null : from.head();
        if (from != null && chosen != null && GraphNode.of(chosen.end()).equals(from)) {
            return chosen.leadsTo(receiver) ? chosen.with(receiver) : null;
        }
        return head != null && receiver.reads(Part.of(head)) ? new Chain(head, List.of(receiver)) : null;
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        GraphLayout layout = places();
        Chain chosen = chains.chosen().get();
        GraphNode node = layout == null ? null : layout.nodeAt(event.getX(), event.getY());
        boolean begins = node != null && (node.isHead() || chosen != null && GraphNode.of(chosen.end()).equals(node));
        from = event.getButton() == MouseButton.PRIMARY && begins ? node : null;
        if (layout != null && node == null) {
            chains.chosen().set(near(layout, event));
        }
    }

    private @Nullable Chain near(GraphLayout layout, MouseEvent event) {
        for (Chain chain : model.look().paths().chains()) {
            if (layout.edgeAt(event.getX(), event.getY(), ChainPainter.edges(chain)) != null) {
                return chain;
            }
        }
        return null;
    }

    private void released(MouseEvent event) {
        GraphLayout layout = places();
        Receiver target = dragged == null || layout == null ? null : target(layout, new Point2D(event.getX(), event.getY()));
        if (target != null) {
            goOn(target);
        }
        from = null;
        dragged = null;
        refresh();
    }

    private void goOn(Receiver receiver) {
        Chain longer = longer(receiver);
        if (longer != null) {
            Chain before = chains.chosen().get();
            Chain instead = before != null && longer.hops().size() > 1 ? before : longer;
            model.edits().paths(now -> now.with(longer, instead));
            chains.chosen().set(longer);
            from = GraphNode.of(receiver);
        }
    }

    private void key(KeyEvent event) {
        GraphLayout layout = places();
        Chain chosen = chains.chosen().get();
        if (layout == null || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> at = NodeWalk.next(layout, at, -1, 0);
            case RIGHT -> at = NodeWalk.next(layout, at, 1, 0);
            case UP -> at = NodeWalk.next(layout, at, 0, -1);
            case DOWN -> at = NodeWalk.next(layout, at, 0, 1);
            case ENTER, SPACE -> enter(at);
            case Q -> port(at, Port.Q);
            case K -> port(at, Port.K);
            case V -> port(at, Port.V);
            case BACK_SPACE, DELETE -> {
                if (chosen == null) {
                    return;
                }
                shorten(chosen, event.getCode() == KeyCode.DELETE);
            }
            case ESCAPE -> {
                if (from == null && at == null && chosen == null) {
                    return;
                }
                from = null;
                at = null;
                chains.chosen().set(null);
            }
            default -> {
                return;
            }
        }
        event.consume();
        refresh();
    }

    private void enter(@Nullable GraphNode node) {
        if (node == null) {
            return;
        }
        if (from != null && !node.isHead() && !node.receivers().isEmpty()) {
            port(node, node.receivers().getFirst().port());
        } else if (node.isHead()) {
            from = node;
            Chain chosen = chains.chosen().get();
            chains.chosen().set(chosen != null && GraphNode.of(chosen.end()).equals(node) ? chosen : null);
        }
    }

    private void port(@Nullable GraphNode node, Port port) {
        if (node != null) {
            node.receivers().stream().filter(receiver -> receiver.port() == port).findFirst().ifPresent(this::goOn);
        }
    }

    /// Takes the last hop back, or all.
    private void shorten(Chain chosen, boolean all) {
        Chain shorter = all || chosen.hops().size() == 1 ? null : new Chain(chosen.sender(), chosen.via());
        model.edits().paths(now -> shorter == null ? now.without(chosen) : now.with(shorter, chosen));
        chains.chosen().set(shorter);
        from = shorter == null ? null : GraphNode.of(shorter.end());
    }
}
