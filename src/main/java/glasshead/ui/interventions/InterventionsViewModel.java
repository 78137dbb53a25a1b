package glasshead.ui.interventions;

import glasshead.engine.Findings;
import glasshead.engine.PlaceCheck;
import glasshead.engine.TokenRow;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Subject;
import glasshead.experiment.Where;
import glasshead.session.Session;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What is done to the model, line by line.
public final class InterventionsViewModel {

    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final Session session;
    private final Runnable showSecondPrompt;
    private final MeanScans scans;

    /// @param showSecondPrompt opens the bar where a second prompt is typed
    /// @param scans            that a mean may be taken from
    public InterventionsViewModel(Session session, Runnable showSecondPrompt, MeanScans scans) {
        this.session = session;
        this.showSecondPrompt = showSecondPrompt;
        this.scans = scans;
        InvalidationListener changed = observed -> update();
        session.experiment().addListener(changed);
        session.findings().addListener(changed);
        session.problem().addListener(changed);
        update();
    }

    /// Whether they act in all prompts of a set.
    ObservableValue<Boolean> ofSet() {
        return session.experiment().map(now -> now.subject() instanceof Subject.OfSet);
    }

    ReadOnlyObjectProperty<List<Line>> lines() {
        return lines.getReadOnlyProperty();
    }

    /// The last run that succeeded; nothing before the first.
    @Nullable
    Findings findings() {
        return session.findings().get();
    }

    void toggle(int line) {
        change(line, old -> old.enabled(!old.enabled()), false);
    }

    /// @param continues whether this follows an earlier change of the same gesture, and is undone with it
    void change(int line, UnaryOperator<Intervention> change, boolean continues) {
        UnaryOperator<Experiment> whole = experiment -> experiment.replacing(line, change.apply(experiment.interventions().get(line)));
        if (continues) {
            session.continueChange(whole);
        } else {
            session.change(whole);
        }
    }

    /// What can be done in the model on screen; nothing before the first run.
    @Nullable
    PlaceCheck check() {
        return findings() == null ? null : PlaceCheck.of(findings().model());
    }

    /// Of the set that the session is about; none for one prompt.
    List<String> columns() {
        return session.experiment().get().set().columns();
    }

    /// The prompt's tokens as of the last run.
    TokenRow tokens() {
        return findings() == null ? TokenRow.NONE : findings().tokens();
    }

    /// The second prompt's.
    TokenRow otherTokens() {
        return findings() == null ? TokenRow.NONE : findings().otherTokens();
    }

    Vocabulary vocabulary() {
        return findings() == null ? new Vocabulary(List.of(), List.of()) : findings().model().vocabulary();
    }

    /// The token that steering most likely is about: the answer.
    int likelyToken() {
        int[] answers = findings() == null ? new int[0] : findings().contrast().answers();
        return answers.length == 0 ? 0 : answers[0];
    }

    /// Whether a copy at this place can come from other positions than its own.
    boolean offersSource(Intervention line) {
        PlaceCheck check = check();
        return check != null && otherTokens().length() > 0 && ActionChoice.fits(line.where(), new Action.CopyOther(Positions.of(0)), check);
    }

    /// The head that the next line most likely is about: the first locked one.
    Head likelyHead() {
        List<Head> there = findings() == null ? List.of() : findings().model().allHeads();
        return session.selection().locked().get().stream().filter(there::contains).findFirst().orElse(new Head(0, 0));
    }

    void remove(int line) {
        session.change(experiment -> experiment.without(line));
    }

    void add(Intervention line) {
        session.change(experiment -> experiment.plus(line));
    }

    /// Ablates a head that was dropped here by its name; false when it isn't a head of this model, or is in the list already.
    boolean drop(String name) {
        if (!accepts(name)) {
            return false;
        }
        add(Intervention.zero(Head.parse(name)));
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

    void hover(@Nullable Where where) {
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
        session.change(experiment -> experiment.withOptions(experiment.options().withReferencePrompts(shipped ? List.of() : own)
                .withMeanScan(null)));
    }

    /// The scans of this model that a mean may be taken from, by name.
    void askScans(Consumer<List<String>> found) {
        scans.ask(session.experiment().get().model(), found);
    }

    /// From now on a mean is the one over a scanned corpus.
    void useScan(String name) {
        session.change(experiment -> experiment.withOptions(experiment.options().withMeanScan(name)));
    }

    DataTable table() {
        return new DataTable("Interventions", List.of("place", "site", "action", "positions", "on", "effect on the logit difference"),
                lines.get().stream().map(line -> List.of(line.intervention().place(), line.intervention().where().siteName(),
                        line.intervention().action().label(), line.intervention().positions().toString(),
                        line.intervention().enabled() ? "yes" : "no", line.effect())).toList());
    }

    private void update() {
        Experiment experiment = session.experiment().get();
        List<Line> now = new ArrayList<>();
        for (int index = 0; index < experiment.interventions().size(); index++) {
            Intervention line = experiment.interventions().get(index);
            boolean lacksOther = Line.needsOther(line.action()) && experiment.other().isEmpty();
            now.add(new Line(index, line, Tokens.inWords(tokens(), line.positions()), effect(index, line), lacksOther, problem(index), Line
                    .needsReferences(line.action()) ? referencesInWords() : ""));
        }
        lines.set(List.copyOf(now));
    }

    private String effect(int index, Intervention line) {
        if (!line.enabled()) {
            return "off";
        }
        if (!problem(index).isEmpty()) {
            return "–";
        }
        Findings found = findings();
        if (found == null || index >= found.lineEffects().size() || !line.equals(found.experiment().interventions().get(index))) {
            return "…";
        }
        double effect = found.lineEffects().get(index);
        return Double.isNaN(effect) ? "…" : Numbers.signed(effect);
    }

    private String problem(int index) {
        Session.Problem problem = session.problem().get();
        return problem == null ? "" : problem.with(index, session.experiment().get());
    }

    /// `2 shipped prompts`, `1 own prompt`.
    String referencesInWords() {
        String scan = session.experiment().get().options().meanScan();
        if (scan != null) {
            return "the corpus ‘" + scan.replaceAll(".*[/\\\\]", "") + "’";
        }
        boolean own = !session.experiment().get().options().referencePrompts().isEmpty();
        int count = references().size();
        return count + (own ? " own" : " shipped") + (count == 1 ? " prompt" : " prompts");
    }
}
