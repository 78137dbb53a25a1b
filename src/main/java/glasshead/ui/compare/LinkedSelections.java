package glasshead.ui.compare;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Alignment;
import glasshead.experiment.Head;
import glasshead.session.Selection;
import glasshead.session.Session;
import java.util.List;
import javafx.util.Subscription;

/// What is hovered or locked on one side is so on the other too, as far as its model has that head and its prompt that token.
final class LinkedSelections {

    private final Session left;
    private final Session right;
    /// One side is being told; what it says about that is no news.
    private boolean telling;

    LinkedSelections(Session left, Session right) {
        this.left = left;
        this.right = right;
    }

    /// @return ends it
    Subscription begin() {
        tell(left, right);
        return Subscription.combine(listen(left, right), listen(right, left));
    }

    private Subscription listen(Session from, Session to) {
        return Subscription.combine(
                from.selection().hovered().subscribe((before, now) -> tell(from, to)),
                from.selection().locked().subscribe((before, now) -> tell(from, to)),
                from.selection().hoveredToken().subscribe((before, now) -> tell(from, to)),
                from.findings().subscribe((before, now) -> {
                    // A side that went over to another model let go of heads on its own account, and now learns what the other holds.
                    if (before == null || !before.model().name().equals(now.model().name())) {
                        tell(to, from);
                    }
                }));
    }

    private void tell(Session from, Session to) {
        if (telling || !isSettled(from) || !isSettled(to)) {
            return;
        }
        telling = true;
        Selection said = from.selection();
        Selection told = to.selection();
        Findings found = to.findings().get();
        told.locked().set(said.locked().get().stream().filter(head -> has(found, head)).toList());
        told.hovered().set(has(found, said.hovered().get()) ? said.hovered().get() : null);
        told.hoveredToken().set(facing(said.hoveredToken().get(), from.findings().get().tokens(), found.tokens()));
        telling = false;
    }

    /// The token in the same place, or the same token where places say nothing.
    private static int facing(int token, TokenRow row, TokenRow other) {
        if (token == Selection.NONE) {
            return token;
        }
        Alignment there = Alignment.of(List.of(row.labels()), List.of(other.labels()));
        if (there.isByPosition()) {
            return token;
        }
        int partner = there.partner(token);
        return partner == Alignment.NONE ? Selection.NONE : partner;
    }

    /// Not while a model is being loaded: what is let go of then says nothing about the other side.
    private static boolean isSettled(Session session) {
        Findings found = session.findings().get();
        return found != null && found.experiment().model().equals(session.experiment().get().model());
    }

    private static boolean has(Findings found, Head head) {
        return head != null && head.layer() < found.model().layers() && head.index() < found.model().heads();
    }
}
