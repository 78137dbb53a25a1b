package glasshead.ui.status;

import glasshead.engine.Cost;
import glasshead.engine.Findings;
import glasshead.experiment.Texts;
import glasshead.session.Session;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// What the last run took, in words, and how things are now.
public final class StatusViewModel {

    private static final double KILO = 1000;
    private static final String AT_PROMPT = "Not run: see the prompt";
    /// Of a full run.
    private static final double ROUNDING = 0.02;

    private final Session session;
    private final StringProperty notice = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper undoOffered = new ReadOnlyBooleanWrapper();

    public StatusViewModel(Session session) {
        this.session = session;
        session.experiment().addListener((_, _, _) -> {
            if (undoOffered.get()) {
                notice.set("");
            }
        });
        notice.addListener((_, _, _) -> undoOffered.set(false));
    }

    /// `Ran layers 2–3 of 4 · 41 % of a full run · 1.8 ms`, or `Ran all 4 layers, then layers 2–3 again · 144 % of a full run · 2.4 ms`
    public ObservableValue<String> run() {
        return session.findings().map(findings -> ran(findings) + " · " + time(findings.cost().milliseconds())).orElse("");
    }

    /// `Memory 612 MB` of the whole program or, where the system does not tell, of the kept activations.
    public ObservableValue<String> memory() {
        return ofCost(cost -> cost.resident() > 0 ? "Memory " + memory(cost.resident()) : activations(cost));
    }

    /// `Activations 184 MB`: kept so that going back and changing an intervention runs less.
    public ObservableValue<String> activations() {
        return ofCost(StatusViewModel::activations);
    }

    private static String activations(Cost cost) {
        return "Activations " + memory(cost.bytes());
    }

    public ObservableValue<String> threads() {
        return ofCost(cost -> cost.threads() + (cost.threads() == 1 ? " thread" : " threads"));
    }

    public ReadOnlyBooleanProperty running() {
        return session.running();
    }

    /// The sentence about what failed, empty when nothing did. One that stands below a prompt isn't said twice.
    public ObservableValue<String> problem() {
        return session.problem().map(problem -> problem.isAboutPrompts(session.findings().get()) ? AT_PROMPT : problem.sentence()).orElse(
                "");
    }

    /// Something worth a moment's attention (`Copied`), empty when there is nothing. Whoever shows it clears it.
    public StringProperty notice() {
        return notice;
    }

    /// Says what the change that was just made did besides what was asked for. It stands with an undo until the next change.
    public void offerUndo(String sentence) {
        notice.set(sentence);
        undoOffered.set(true);
    }

    /// Whether the notice is about a change that can be taken back.
    ReadOnlyBooleanProperty undoOffered() {
        return undoOffered.getReadOnlyProperty();
    }

    void undo() {
        session.undo();
    }

    private ObservableValue<String> ofCost(Function<Cost, String> words) {
        return session.findings().map(Findings::cost).map(words).orElse("");
    }

    private static String ran(Findings findings) {
        Cost cost = findings.cost();
        if (cost.firstLayer() > cost.layers() - 1) {
            return "Ran no layer again, only the analyses";
        }
        return Texts.format("%s · %.0f %% of a full run", which(findings), 100 * cost.share());
    }

    private static String which(Findings findings) {
        Cost cost = findings.cost();
        boolean again = cost.share() > 1;
        if (cost.firstLayer() > 0) {
            return "Ran " + layers(cost.firstLayer(), cost.layers()) + " of " + cost.layers() + (again ? ", several times" : "");
        }
        String all = cost.layers() == 1 ? "Ran the one layer" : "Ran all " + cost.layers() + " layers";
        return again && findings.hasAblation() ? all + ", then " + rerun(findings) : all + (again ? ", several times" : "");
    }

    /// What the interventions made run besides the run without them: one run from their first layer on, unless the products are too
    /// many for that (means, second prompts and single lines need runs of their own).
    private static String rerun(Findings findings) {
        Cost cost = findings.cost();
        int first = findings.experiment().active().stream().mapToInt(line -> line.where().layer()).min().orElse(0);
        boolean once = cost.share() <= 1 + (cost.layers() - first) / (double) cost.layers() + ROUNDING;
        return once ? layers(first, cost.layers()) + " again" : "parts of them several times";
    }

    private static String layers(int first, int layers) {
        return first == layers - 1 ? "layer " + first : Texts.format("layers %d–%d", first, layers - 1);
    }

    static String time(double milliseconds) {
        return milliseconds >= KILO ? Texts.format("%.1f s", milliseconds / KILO)
                : Texts.format(milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }

    static String memory(long bytes) {
        double size = bytes / KILO;
        for (String unit : new String[] {"KB", "MB"}) {
            if (size < KILO) {
                return Texts.format(size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
            }
            size /= KILO;
        }
        return Texts.format("%.1f GB", size);
    }
}
