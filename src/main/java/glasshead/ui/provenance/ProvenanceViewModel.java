package glasshead.ui.provenance;

import glasshead.engine.Findings;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.format.Waiting;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Which number is explained: what another panel asked for, else the heads in focus, else the logit difference itself.
public final class ProvenanceViewModel {

    private final ObjectProperty<@Nullable Provenance> explained = new SimpleObjectProperty<>();
    private final ObjectBinding<@Nullable Provenance> shown;
    private final StringBinding waiting;

    public ProvenanceViewModel(Session session) {
        shown = Bindings.createObjectBinding(
                () -> explained.get() != null ? explained.get() : byFocus(session.findings().get(), session.selection().focused().get()),
                explained, session.findings(), session.selection().focused());
        waiting = Waiting.text(session, found -> shown.get() == null
                ? "Set an answer and a distractor, or point at a number in another panel: its source is told here." : "");
        shown.addListener((property, before, now) -> waiting.invalidate());
    }

    /// What a panel wants explained while the pointer is on it.
    public ObjectProperty<@Nullable Provenance> explained() {
        return explained;
    }

    ObjectBinding<@Nullable Provenance> shown() {
        return shown;
    }

    /// What to say instead; empty when there is something to show.
    StringBinding waiting() {
        return waiting;
    }

    private static @Nullable Provenance byFocus(@Nullable Findings found, List<Head> focused) {
        if (found == null || found.contrast().isEmpty()) {
            return null;
        }
        List<Head> heads = focused.stream().filter(found.model().allHeads()::contains).toList();
        return heads.isEmpty() ? Explanation.logitDifference(found) : Explanation.heads(found, heads);
    }
}
