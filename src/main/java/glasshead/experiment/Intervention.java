package glasshead.experiment;

/// One line of the interventions list: at this place and these positions, do this; unless it is switched off.
public record Intervention(Where where, Positions positions, Action action, boolean enabled) {

    public Intervention(Where where, Positions positions, Action action) {
        this(where, positions, action, true);
    }

    /// The head's output z set to zero at every position.
    public static Intervention zero(Head head) {
        return new Intervention(Where.z(head), Positions.ALL, Action.ZERO);
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

    /// Whether this line ablates or changes the output of `head`.
    public boolean on(Head head) {
        return where.head() == head.index() && where.layer() == head.layer() && where.site() == Site.Z;
    }

    @Override
    public String toString() {
        return where.label() + ": " + action.label() + (positions.all() ? "" : " at " + positions);
    }
}
