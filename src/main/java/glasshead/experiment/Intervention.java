package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One line of the interventions list: at this place and these positions, do this; unless it is switched off. In JSON it is an
/// [InterventionForm].
public record Intervention(Where where, Positions positions, Action action, boolean enabled) {

    public Intervention(Where where, Positions positions, Action action) {
        this(where, positions, action, true);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Intervention read(InterventionForm form) {
        return form.intervention();
    }

    @JsonValue
    private InterventionForm written() {
        return InterventionForm.of(this);
    }

    /// The head's output z set to zero at every position.
    public static Intervention zero(Head head) {
        return new Intervention(Where.z(head), Positions.ALL, Action.Set.ZERO);
    }

    public Intervention enabled(boolean changed) {
        return new Intervention(where, positions, action, changed);
    }

    public Intervention doing(Action changed) {
        return new Intervention(where, positions, changed, enabled);
    }

    public Intervention at(Positions changed) {
        return new Intervention(where, changed, action, enabled);
    }

    /// Whether this line is about the output of this very head.
    public boolean on(Head head) {
        return where.head() == head.index() && where.layer() == head.layer() && where.site() == Site.Z;
    }

    /// Whether this line acts inside `head`: on its queries, keys, values, pattern or output, alone or with all heads of the layer.
    public boolean reaches(Head head) {
        return (where.site().axes() == Site.Axes.HEAD || where.site().axes() == Site.Axes.PATTERN)
                && where.layer() == head.layer() && (where.head() == Where.ALL || where.head() == head.index());
    }

    /// Whether this line makes one that is already there pointless: it does something else at the same place and positions. Edges are cut
    /// and vectors added one by one, so such lines stand beside each other.
    boolean replaces(Intervention there) {
        boolean same = where.equals(there.where) && positions.equals(there.positions);
        boolean circuits = action instanceof Action.KeepOnly;
        return same && circuits == there.action instanceof Action.KeepOnly && (action instanceof Action.Cut cut
                && there.action instanceof Action.Cut old ? cut.sameEdges(old)
                        : !action.accumulates() && !there.action.accumulates());
    }

    /// Whether this line takes away what `head` writes.
    public boolean ablates(Head head) {
        return where.site() == Site.Z && reaches(head) && ablates();
    }

    /// Whether this line takes away what a part writes.
    public boolean ablates(Part part) {
        return switch (part.kind()) {
            case HEAD -> ablates(part.asHead());
            case MLP -> ablates() && where.equals(Where.layer(Site.MLP_OUT, part.layer()));
            case EMBEDDING -> ablates() && where.site() == Site.EMBED;
            case POSITION -> ablates() && where.site() == Site.POS_EMBED;
            case INPUT, BIASES -> false;
        };
    }

    /// Whether this line puts something else in the place of what was there, instead of changing or holding it.
    public boolean ablates() {
        return switch (action) {
            case Action.Set set -> true;
            case Action.Mean mean -> true;
            case Action.CopyOther copy -> true;
            case Action.CopyReference copy -> true;
            case Action.Scale scale -> scale.factor() == 0;
            case Action.Cut cut -> false;
            case Action.CutParts cut -> false;
            case Action.AddUnembedding add -> false;
            case Action.AddDifference add -> false;
            case Action.Freeze freeze -> false;
            case Action.KeepOnly keep -> false;
        };
    }

    /// Only this circuit is kept; everywhere else the model reads what it writes in the second prompt.
    public static Intervention keepOnly(Circuit.OfEdges circuit) {
        return new Intervention(Action.KeepOnly.PLACE, Positions.ALL, new Action.KeepOnly(circuit.kept()));
    }

    /// How a person names the place.
    public String place() {
        return action instanceof Action.KeepOnly ? "circuit" : where.label();
    }

    @Override
    public String toString() {
        return place() + ": " + action.label() + (positions.all() ? "" : " at " + positions);
    }
}
