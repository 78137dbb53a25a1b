package glasshead.ui.status;

import glasshead.engine.Cost;
import glasshead.engine.Findings;
import glasshead.session.Session;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// What the last run took, in words, and how things are now.
public final class StatusViewModel {

    private static final double KILO = 1000;

    private final Session session;
    private final StringProperty notice = new SimpleStringProperty("");

    public StatusViewModel(Session session) {
        this.session = session;
    }

    /// `Ran layers 2–3 of 4 · 41 % of a full run · 1.8 ms`
    public ObservableValue<String> run() {
        return ofCost(cost -> ran(cost) + " · " + time(cost.milliseconds()));
    }

    public ObservableValue<String> activations() {
        return ofCost(cost -> "Activations " + memory(cost.bytes()));
    }

    public ObservableValue<String> threads() {
        return ofCost(cost -> cost.threads() + (cost.threads() == 1 ? " thread" : " threads"));
    }

    public ReadOnlyBooleanProperty running() {
        return session.running();
    }

    /// The sentence about what failed, empty when nothing did.
    public ObservableValue<String> problem() {
        return session.problem().map(Session.Problem::sentence).orElse("");
    }

    /// Something worth a moment's attention (`Copied`), empty when there is nothing. Whoever shows it clears it.
    public StringProperty notice() {
        return notice;
    }

    private ObservableValue<String> ofCost(Function<Cost, String> words) {
        return session.findings().map(Findings::cost).map(words).orElse("");
    }

    private static String ran(Cost cost) {
        int last = cost.layers() - 1;
        if (cost.firstLayer() > last) {
            return "Ran no layer again, only the analyses";
        }
        String which = cost.firstLayer() == 0 ? "Ran all " + cost.layers() + " layers"
                : cost.firstLayer() == last ? "Ran layer %d of %d".formatted(last, cost.layers())
                : "Ran layers %d–%d of %d".formatted(cost.firstLayer(), last, cost.layers());
        return String.format(Locale.ROOT, "%s · %.0f %% of a full run", which, 100 * cost.share());
    }

    static String time(double milliseconds) {
        return milliseconds >= KILO ? String.format(Locale.ROOT, "%.1f s", milliseconds / KILO)
                : String.format(Locale.ROOT, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }

    static String memory(long bytes) {
        double size = bytes / KILO;
        for (String unit : new String[] {"KB", "MB"}) {
            if (size < KILO) {
                return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
            }
            size /= KILO;
        }
        return String.format(Locale.ROOT, "%.1f GB", size);
    }
}
