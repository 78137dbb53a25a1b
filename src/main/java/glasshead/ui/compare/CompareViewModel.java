package glasshead.ui.compare;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Experiment;
import glasshead.session.Session;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/// Two sessions side by side: what differs, which logit differences that makes, and what keeps the sides together. Works between [#begin]
/// and [#end].
public final class CompareViewModel {

    private final ReadOnlyStringWrapper differing = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Figures> figures = new ReadOnlyObjectWrapper<>(Figures.of(null, null));
    private final ReadOnlyBooleanWrapper aligned = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<TokenRow> besideLeft = new ReadOnlyObjectWrapper<>(TokenRow.NONE);
    private final ReadOnlyObjectWrapper<TokenRow> besideRight = new ReadOnlyObjectWrapper<>(TokenRow.NONE);
    private final Session left;
    private final Session right;
    private final SameContrast sameContrast;
    private final PatternDifference difference;
    private Subscription links = Subscription.EMPTY;

    /// @param right closed until [#begin]
    public CompareViewModel(Session left, Session right) {
        this.left = left;
        this.right = right;
        sameContrast = new SameContrast(left, right);
        difference = new PatternDifference(left, right);
    }

    /// Puts the left side's experiment on the right, and keeps the two together from now on.
    void begin() {
        links.unsubscribe();
        copyLeft();
        right.run();
        links = Subscription.combine(
                new LinkedSelections(left, right).begin(),
                sameContrast.begin(),
                difference.begin(),
                left.findings().subscribe((before, now) -> update()),
                right.findings().subscribe((before, now) -> update()),
                right.problem().subscribe((before, now) -> update()));
        update();
    }

    void end() {
        links.unsubscribe();
        links = Subscription.EMPTY;
    }

    /// The right side becomes as the left is. A second prompt is there to be compared with, so that becomes the right side's prompt.
    void copyLeft() {
        Experiment now = left.experiment().get();
        right.change(_ -> now.other().isEmpty() ? now : now.withPrompt(now.other()).withOther(now.prompt()));
    }

    ReadOnlyStringProperty differing() {
        return differing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Figures> figures() {
        return figures.getReadOnlyProperty();
    }

    /// Whether the prompts have equally many tokens.
    ReadOnlyBooleanProperty aligned() {
        return aligned.getReadOnlyProperty();
    }

    /// The tokens that the left's stand beside, none before both sides were run.
    ReadOnlyObjectProperty<TokenRow> besideLeft() {
        return besideLeft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TokenRow> besideRight() {
        return besideRight.getReadOnlyProperty();
    }

    PatternDifference difference() {
        return difference;
    }

    SameContrast sameContrast() {
        return sameContrast;
    }

    private void update() {
        Findings one = left.findings().get();
        Findings other = right.findings().get();
        boolean both = one != null && other != null;
        boolean equallyLong = both && one.tokens().length() == other.tokens().length();
        besideLeft.set(both ? other.tokens() : TokenRow.NONE);
        besideRight.set(both ? one.tokens() : TokenRow.NONE);
        aligned.set(equallyLong);
        figures.set(Figures.of(one, other));
        differing.set(both ? told(String.join("  ·  ", Differing.of(one, other))) : failed()
                ? "A side could not be run yet; beside its model it says why." : "Running…");
    }

    private boolean failed() {
        return left.problem().get() != null || right.problem().get() != null;
    }

    private static String told(String phrases) {
        return phrases.isEmpty() ? "Nothing differs yet. Change the prompt, the model or a head of one side." : phrases;
    }
}
