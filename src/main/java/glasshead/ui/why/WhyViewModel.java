package glasshead.ui.why;

import glasshead.analysis.AttendedPair;
import glasshead.analysis.ScoreTable;
import glasshead.engine.Findings;
import glasshead.engine.SetFindings;
import glasshead.experiment.Head;
import glasshead.experiment.Receiver.Port;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.BesideLook;
import glasshead.experiment.view.SetPattern;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.View;
import glasshead.experiment.view.WhyLook;
import glasshead.experiment.view.WhyPicture;
import glasshead.experiment.view.WhyStep;
import glasshead.session.Looks;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.causal.Offer;
import glasshead.ui.causal.Offers;
import glasshead.ui.panel.DataTable;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Why a head looks from the locked query to the locked key: the score taken apart, asked for whenever these change while it is shown.
public final class WhyViewModel {

    private final Session session;
    private final ObservableValue<@Nullable SetFindings> ofSet;
    private final ScoreMeans means;
    private final BiFunction<Findings, Side, Head> strongest;
    private final Upstream upstream;
    private final Offers offers;
    private final ObjectProperty<Beside> beside;
    private final ObjectProperty<WhyLook> look;
    private final ObjectProperty<WhyPicture> picture;
    private final ReadOnlyObjectWrapper<@Nullable ShownScore> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Question asked;

    /// @param set whose mean is asked for, nothing for the prompt itself
    private record Question(Findings findings, AttendedPair pair, @Nullable SetFindings set) {
    }

    /// @param ofSet     what is known of a set, where the panels speak of one
    /// @param means     answers for it
    /// @param strongest the head that is meant while none is locked
    public WhyViewModel(Session session, ObservableValue<@Nullable SetFindings> ofSet, ScoreMeans means,
            BiFunction<Findings, Side, Head> strongest) {
        this.session = session;
        this.ofSet = ofSet;
        this.means = means;
        this.strongest = strongest;
        upstream = new Upstream(session);
        offers = new Offers(session);
        Looks<BesideLook> looks = session.looks().part(View::beside, View::withBeside);
        beside = looks.choice(BesideLook::shown, BesideLook::withShown);
        Looks<WhyLook> why = looks.part(BesideLook::why, BesideLook::withWhy);
        look = looks.choice(BesideLook::why, BesideLook::withWhy);
        picture = why.choice(WhyLook::picture, WhyLook::withPicture);
        Selection selection = session.selection();
        List.of(session.findings(), ofSet, beside, selection.locked(), selection.query(), selection.key(), session.view()).forEach(
                each -> each.subscribe(this::ask));
        ask();
    }

    /// What has the place beside the attention.
    ObjectProperty<Beside> beside() {
        return beside;
    }

    ObjectProperty<WhyPicture> picture() {
        return picture;
    }

    ObjectProperty<WhyLook> look() {
        return look;
    }

    ReadOnlyObjectProperty<@Nullable ShownScore> shown() {
        return shown.getReadOnlyProperty();
    }

    Offers offers() {
        return offers;
    }

    Upstream upstream() {
        return upstream;
    }

    /// What is said in place of the score; empty while there is one.
    StringBinding notice() {
        return Bindings.createStringBinding(() -> shown.get() != null ? "" : missing(), shown, session.findings(), session.problem(),
                session
                        .selection().query(), session.selection().key());
    }

    /// The pair that was chosen, else the strongest one.
    Chosen chosen(ShownScore of) {
        WhyLook now = look.get();
        List<String> parts = of.before().parts();
        if (parts.contains(now.queryPart()) && parts.contains(now.keyPart())) {
            return new Chosen(now.queryPart(), now.keyPart());
        }
        ScoreTable.Pair top = of.before().strongest(1).getFirst();
        return new Chosen(parts.get(top.query()), parts.get(top.key()));
    }

    /// Two parts that meet.
    record Chosen(String queryPart, String keyPart) {
    }

    void choose(String queryPart, String keyPart) {
        look.set(look.get().choosing(queryPart, keyPart));
    }

    /// Cutting the chosen pair at this query and key, and at every key.
    List<Offer> cuts(ShownScore of) {
        Chosen pair = chosen(of);
        return offers.parts(of.before().head(), of.before().query(), of.before().key(), pair.queryPart(), pair.keyPart());
    }

    /// On to the head that wrote what the queries, keys or values read.
    void follow(ShownScore of, Port read) {
        Chosen pair = chosen(of);
        ScoreTable table = of.before();
        String part = read == Port.Q ? pair.queryPart() : pair.keyPart();
        upstream.follow(new WhyStep(table.head(), table.query(), table.key(), Port.LOGITS), Head.parse(part), read == Port.Q ? table.query()
                : table.key(), read);
    }

    /// The steps that led here, this one last; empty when it is where it begins.
    List<WhyStep> path() {
        ShownScore now = shown.get();
        return now == null ? List.of() : upstream.path(now.before().head(), now.before().query(), now.before().key());
    }

    DataTable table() {
        return WhyTexts.table(shown.get(), picture.get());
    }

    private String missing() {
        Session.Problem problem = session.problem().get();
        Findings found = session.findings().get();
        if (found == null) {
            return problem == null ? "Running the model…" : problem.sentence();
        }
        if (found.model().allHeads().isEmpty()) {
            return "This model has no attention heads.";
        }
        Selection selection = session.selection();
        if (selection.query().get() == Selection.NONE || selection.key().get() == Selection.NONE) {
            return "Click a cell of the attention pattern: its score before the softmax is taken apart here, by what was written at the "
                    + "query and at the key.";
        }
        return selection.key().get() > selection.query().get() ? "No token looks at one that comes later; click a cell on or below the "
                + "diagonal." : "Taking the score apart…";
    }

    private void ask() {
        Findings found = session.findings().get();
        Question question = beside.get() == Beside.WHY && found != null ? question(found) : null;
        if (question == null) {
            asked = null;
            means.end();
            shown.set(null);
        } else if (!question.equals(asked)) {
            asked = question;
            means.end();
            if (question.set == null) {
                askRuns(question);
            } else {
                means.ask(question.set, question.pair, score -> take(question, score.at(found.tokens())), session::tell);
            }
        }
    }

    private @Nullable Question question(Findings found) {
        Selection selection = session.selection();
        int query = selection.query().get();
        int key = selection.key().get();
        if (query == Selection.NONE || key == Selection.NONE || key > query || found.model().allHeads().isEmpty()) {
            return null;
        }
        List<Head> locked = selection.locked().get();
        Head head = locked.isEmpty() ? strongest.apply(found, selection.side().get()) : locked.getFirst();
        if (locked.isEmpty()) {
            selection.locked().set(List.of(head)); // what is cut must not make another head the strongest one
        }
        boolean mean = ScoreMeans.isIn(ofSet.getValue()) && session.view().get().set().pattern() != SetPattern.SHOWN;
        return new Question(found, new AttendedPair(head, query, key), mean ? ofSet.getValue() : null);
    }

    private void askRuns(Question question) {
        session.ask(this, Side.BEFORE, question.pair, before -> {
            Findings found = question.findings;
            if (found.hasAblation()) {
                session.ask(this, Side.AFTER, question.pair, after -> take(question, shown(found, before, after)));
            } else {
                take(question, shown(found, before, null));
            }
        });
    }

    private static ShownScore shown(Findings found, ScoreTable before, @Nullable ScoreTable after) {
        return new ShownScore(before, after, null, found.tokens(), found.experiment().active(), "");
    }

    private void take(Question question, ShownScore score) {
        if (Objects.equals(question, asked)) {
            shown.set(score);
        }
    }
}
