package glasshead.ui.interventions;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Where;
import glasshead.session.Session;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is done to the model, line by line.
public final class InterventionsViewModel {

    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final Session session;
    private final Runnable showSecondPrompt;

    /// @param showSecondPrompt opens the bar where a second prompt is typed
    public InterventionsViewModel(Session session, Runnable showSecondPrompt) {
        this.session = session;
        this.showSecondPrompt = showSecondPrompt;
        InvalidationListener changed = observed -> update();
        session.experiment().addListener(changed);
        session.findings().addListener(changed);
        update();
    }

    ReadOnlyObjectProperty<List<Line>> lines() {
        return lines.getReadOnlyProperty();
    }

    /// The last run that succeeded, null before the first.
    Findings findings() {
        return session.findings().get();
    }

    void toggle(int line) {
        change(line, old -> old.enabled(!old.enabled()));
    }

    void act(int line, ActionChoice choice) {
        change(line, old -> choice.is().test(old.action()) ? old : old.doing(choice.fresh().get()));
    }

    /// @param dragging whether this follows an earlier value of the same drag
    void strengthen(int line, double strength, boolean dragging) {
        UnaryOperator<Experiment> change = experiment -> {
            Intervention old = experiment.interventions().get(line);
            return experiment.replacing(line, old.doing(Strength.of(old.action()).with().apply(strength)));
        };
        if (dragging) {
            session.continueChange(change);
        } else {
            session.change(change);
        }
    }

    void place(int line, Positions positions) {
        change(line, old -> old.at(positions));
    }

    /// Ticks or unticks one token. With none ticked the line acts on all.
    void tick(int line, int position) {
        List<Integer> ticked = new ArrayList<>(positions(line).indices());
        boolean last = findings() != null && position == findings().tokens().length() - 1;
        if (ticked.contains(position) || last && ticked.contains(Positions.END)) {
            ticked.removeIf(index -> index == position || last && index == Positions.END);
        } else {
            ticked.add(position);
        }
        place(line, new Positions(ticked));
    }

    Positions positions(int line) {
        return session.experiment().get().interventions().get(line).positions();
    }

    void remove(int line) {
        session.change(experiment -> experiment.without(line));
    }

    void add(Where where) {
        session.change(experiment -> experiment.plus(new Intervention(where, Positions.ALL, Action.ZERO)));
    }

    /// Ablates a head that was dropped here by its name; false when it isn't a head of this model, or is in the list already.
    boolean drop(String name) {
        if (!accepts(name)) {
            return false;
        }
        add(Where.z(Head.parse(name)));
        return true;
    }

    boolean accepts(String name) {
        try {
            Head head = Head.parse(name);
            return findings() != null && findings().model().allHeads().contains(head)
                    && session.experiment().get().interventions().stream().noneMatch(line -> line.on(head));
        } catch (BadInput notAHead) {
            return false;
        }
    }

    void hover(Where where) {
        session.selection().hovered().set(where == null || where.head() == Where.ALL ? null : where.asHead());
    }

    void click(Where where) {
        if (where.head() != Where.ALL) {
            session.selection().click(where.asHead());
        }
    }

    void openSecondPrompt() {
        showSecondPrompt.run();
    }

    /// The reference prompts in force: the user's own, else those that ship with the model.
    List<String> references() {
        List<String> own = session.experiment().get().options().referencePrompts();
        return !own.isEmpty() || findings() == null ? own : findings().model().references();
    }

    /// Empty goes back to those that ship with the model.
    void useReferences(List<String> own) {
        boolean shipped = findings() != null && own.equals(findings().model().references());
        session.change(experiment -> experiment.withOptions(experiment.options().withReferencePrompts(shipped ? List.of() : own)));
    }

    DataTable table() {
        return new DataTable("Interventions", List.of("place", "site", "action", "positions", "on", "effect on the logit difference"),
                lines.get().stream().map(line -> List.of(line.intervention().where().label(), line.intervention().where().siteName(),
                        line.intervention().action().label(), line.intervention().positions().toString(),
                        line.intervention().enabled() ? "yes" : "no", line.effect())).toList());
    }

    private void change(int line, UnaryOperator<Intervention> change) {
        session.change(experiment -> experiment.replacing(line, change.apply(experiment.interventions().get(line))));
    }

    private void update() {
        Experiment experiment = session.experiment().get();
        List<Line> now = new ArrayList<>();
        for (int index = 0; index < experiment.interventions().size(); index++) {
            Intervention line = experiment.interventions().get(index);
            now.add(new Line(index, line, inWords(line.positions()), effect(index, line),
                    Line.needsOther(line.action()) && experiment.other().isEmpty(), references(line.action())));
        }
        lines.set(List.copyOf(now));
    }

    private String effect(int index, Intervention line) {
        if (!line.enabled()) {
            return "off";
        }
        Findings found = findings();
        boolean known = found != null && index < found.lineEffects().size() && line.equals(found.experiment().interventions().get(index));
        return known ? Numbers.signed(found.lineEffects().get(index)) : "…";
    }

    private String inWords(Positions positions) {
        if (positions.all()) {
            return "all positions";
        }
        TokenRow tokens = findings() == null ? TokenRow.NONE : findings().tokens();
        if (positions.indices().size() > 1) {
            return positions.indices().size() + " positions";
        }
        int index = positions.indices().getFirst();
        return index == Positions.END ? "last position" : index < tokens.length() ? tokens.labels()[index] + " " + index : "position " + index;
    }

    private String references(Action action) {
        if (!Line.needsReferences(action)) {
            return "";
        }
        boolean own = !session.experiment().get().options().referencePrompts().isEmpty();
        int size = references().size();
        return size + (own ? " own" : " shipped") + (size == 1 ? " prompt" : " prompts");
    }
}
