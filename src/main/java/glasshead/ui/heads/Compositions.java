package glasshead.ui.heads;

import glasshead.analysis.HeadComposition;
import glasshead.engine.Findings;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.experiment.view.GridLook;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.View;
import glasshead.session.Session;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The composition of the locked head with all others, asked for while it is shown. Of several locked heads it is the one that was locked
/// first.
final class Compositions {

    private final Session session;
    private final ObservableValue<CellPicture> picture;
    private final ObjectProperty<CompositionKind> kind;
    private final ObjectProperty<HeadComposition.@Nullable Scores> scores = new SimpleObjectProperty<>();
    private final ObjectBinding<Composing> shown;
    private @Nullable Head head;
    /// Whose scores are shown; with another model they are others.
    private @Nullable String model;

    Compositions(Session session, ObservableValue<CellPicture> picture) {
        this.session = session;
        this.picture = picture;
        kind = session.looks().part(View::grid, View::withGrid).choice(GridLook::composition, GridLook::withComposition);
        shown = Bindings.createObjectBinding(() -> new Composing(kind.get(), scores.get()), kind, scores);
        session.findings().subscribe(this::look);
        session.selection().locked().subscribe(this::look);
        picture.subscribe(this::look);
    }

    ObjectProperty<CompositionKind> kind() {
        return kind;
    }

    ObjectBinding<Composing> shown() {
        return shown;
    }

    /// Whether any head comes after another.
    static boolean isIn(@Nullable Findings found) {
        return found != null && found.model().layers() > 1;
    }

    private void look() {
        List<Head> locked = session.selection().locked().get();
        if (head == null || !locked.contains(head)) {
            head = locked.isEmpty() ? null : locked.getFirst();
        }
        Findings found = session.findings().get();
        Head asked = head;
        if (asked == null || !isIn(found) || !(picture.getValue() instanceof CellPicture.Composed)) {
            scores.set(null);
            return;
        }
        String now = found.experiment().model();
        if (scores.get() == null || !scores.get().head().equals(asked) || !now.equals(model)) {
            model = now;
            scores.set(null);
            session.ask(this, Side.BEFORE, new HeadComposition(asked), answer -> accept(asked, answer));
        }
    }

    private void accept(Head asked, HeadComposition.Scores answer) {
        boolean still = asked.equals(head) && picture.getValue() instanceof CellPicture.Composed;
        if (still) {
            scores.set(answer);
        }
    }
}
