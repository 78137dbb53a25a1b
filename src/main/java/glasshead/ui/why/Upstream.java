package glasshead.ui.why;

import glasshead.analysis.AttentionMap;
import glasshead.analysis.AttentionView;
import glasshead.experiment.Edge;
import glasshead.experiment.Head;
import glasshead.experiment.Receiver.Port;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.View;
import glasshead.experiment.view.WhyStep;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.List;

/// The way upstream: from a score to the head that wrote one of its parts, and to where that head looked.
final class Upstream {

    private final Session session;

    Upstream(Session session) {
        this.session = session;
    }

    /// Goes to a head at the position where it wrote, and to the key that it moved most from: the largest attention times the norm of what
    /// it writes.
    ///
    /// @param here where it begins, unless a path led there
    /// @param read by what the head here reads the other one
    void follow(WhyStep here, Head writer, int position, Port read) {
        session.ask(this, session.selection().side().get(), new AttentionView(List.of(writer), Weighting.VALUE), map -> {
            List<WhyStep> path = new ArrayList<>(path(here.head(), here.query(), here.key()));
            if (path.isEmpty()) {
                path.add(here);
            }
            path.add(new WhyStep(writer, position, strongest(map, position), read));
            show(path);
        });
    }

    private static int strongest(AttentionMap map, int query) {
        int strongest = query;
        for (int key = 0; key < query; key++) {
            strongest = map.at(query, key) > map.at(query, strongest) ? key : strongest;
        }
        return strongest;
    }

    /// Back to a step of the path.
    void back(List<WhyStep> path, int step) {
        show(path.subList(0, step + 1));
    }

    /// Keeps the path's edges in the circuit, whatever its method finds, and goes there.
    void toCircuit(List<WhyStep> path) {
        List<Edge> edges = WhyStep.edges(path);
        session.look(view -> {
            CircuitLook now = view.circuit();
            return view.withWorkspace(Workspace.CIRCUIT).withCircuit(now.withChanges(now.changes().keeping(edges)));
        });
    }

    private void show(List<WhyStep> path) {
        WhyStep last = path.getLast();
        session.look(view -> view.withLocks(new Locks(List.of(last.head()), last.query(), last.key())).withBeside(view.beside().withWhy(view
                .beside().why().onPath(path))));
    }

    /// The path that ends here; empty where none does.
    List<WhyStep> path(Head head, int query, int key) {
        View view = session.view().get();
        List<WhyStep> path = view.beside().why().path();
        boolean here = !path.isEmpty() && path.getLast().head().equals(head) && path.getLast().query() == query && path.getLast()
                .key() == key;
        return here ? path : List.of();
    }
}
