package glasshead.ui.examples;

import glasshead.experiment.BadInput;
import glasshead.experiment.view.ExamplesLook;
import glasshead.experiment.view.View;
import glasshead.scan.Scan;
import glasshead.scan.ScanShelf.Kept;
import glasshead.session.Session;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The heads, neurons or directions of the open scan, filtered and sorted away from the FX thread.
final class Listing {

    private final Scans scans;
    private final ObjectProperty<ExamplesLook> look;
    private final ObjectProperty<Kind> kind;
    private final Property<String> filter;
    private final ReadOnlyObjectWrapper<List<Listed>> listed = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private @Nullable Wanted wanted;
    private @Nullable All all;
    private int count;

    private record Wanted(Scan scan, Kind kind, String filter, String order, boolean ascending) {
    }

    private record All(Scan scan, Kind kind, List<Listed> list) {
    }

    Listing(Session session, Scans scans) {
        this.scans = scans;
        look = session.looks().choice(View::examples, View::withExamples);
        kind = session.looks().part(View::examples, View::withExamples).choice(Kind::of, (now, asked) -> asked.in(now));
        filter = session.looks().part(View::examples, View::withExamples).choice(ExamplesLook::filter, ExamplesLook::withFilter);
        look.subscribe(this::follow);
        scans.open().subscribe(this::follow);
        follow();
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    Property<String> filter() {
        return filter;
    }

    ReadOnlyObjectProperty<List<Listed>> listed() {
        return listed.getReadOnlyProperty();
    }

    /// Whether the list is empty because it is being read.
    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /// How many there are without the filter.
    int count() {
        return count;
    }

    /// Why the filter can't be read, a sentence; empty when it can. Then the list is as it was.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    String order() {
        return look.get().order();
    }

    boolean ascending() {
        return look.get().ascending();
    }

    void sort(String by, boolean smallestFirst) {
        look.set(look.get().sorted(by, smallestFirst));
    }

    private void follow() {
        Kept open = scans.open().get();
        ExamplesLook now = look.get();
        Wanted next = open == null ? null : new Wanted(open.scan(), Kind.of(now), now.filter(), now.order(), now.ascending());
        if (Objects.equals(next, wanted)) {
            return;
        }
        wanted = next;
        if (next == null) {
            listed.set(List.of());
            return;
        }
        try {
            Filter parsed = Filter.parse(next.filter, next.kind);
            problem.set("");
            All known = all != null && all.scan == next.scan && all.kind == next.kind ? all : null;
            if (known == null) { // what is there is of others
                reading.set(true);
                listed.set(List.of());
            }
            Thread.ofVirtual().start(() -> {
                All whole = known != null ? known : new All(next.scan, next.kind, Listed.all(next.scan, next.kind));
                List<Listed> some = Listed.some(whole.list, parsed, next.order, next.ascending);
                Platform.runLater(() -> take(next, whole, some));
            });
        } catch (BadInput unreadable) {
            problem.set(unreadable.getMessage());
        }
    }

    private void take(Wanted of, All whole, List<Listed> some) {
        if (of.equals(wanted)) {
            reading.set(false);
            all = whole;
            count = whole.list.size();
            listed.set(some);
        }
    }
}
