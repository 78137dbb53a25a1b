package glasshead.ui.attention;

import glasshead.analysis.AttentionMap;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.Findings;
import glasshead.engine.SetFindings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Head;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.AttentionLook;
import glasshead.experiment.view.AttentionPicture;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.SetLook;
import glasshead.experiment.view.SetPattern;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.TextDirection;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Zoom;
import glasshead.session.Looks;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.causal.Exampled;
import glasshead.ui.causal.Offer;
import glasshead.ui.causal.Offers;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.panel.DataTable;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the attention view shows: the map of the focused heads, weighted as chosen, of the run before or after the interventions.
///
/// A new map is asked for whenever heads, weighting, side or findings change; the old one stays until it is there.
public final class AttentionViewModel {

    private static final String NO_HEADS = "This model has no attention heads.";

    private final Session session;
    private final Offers offers;
    private final Selection selection;
    private final AttentionSource source;
    private final ObservableValue<@Nullable SetFindings> ofSet;
    private final @Nullable SetAttention means;
    private final ObjectProperty<SetPattern> pattern;
    private final ObjectProperty<AttentionPicture> picture;
    private final ObjectProperty<Weighting> weighting;
    private final ObjectProperty<TextDirection> direction;
    private final BooleanProperty hideBos;
    private final BooleanProperty followHover;
    private final ObjectProperty<Zoom> zoom;
    private final BooleanProperty why;
    private final ReadOnlyObjectWrapper<@Nullable ShownAttention> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Question asked;
    /// Whether nobody chose the heads that are asked for.
    private boolean byItself;
    /// What the shown map is over; empty for one prompt.
    private String over = "";

    /// @param set whose patterns are asked for, nothing for those of the prompt
    private record Question(Findings findings, List<Head> heads, boolean chosen, Weighting weighting, Side side,
            @Nullable SetFindings set, SetPattern pattern) {

        boolean same(@Nullable Question other) {
            return other != null && findings == other.findings && chosen == other.chosen && heads.equals(other.heads)
                    && weighting == other.weighting && side == other.side && set == other.set && pattern == other.pattern;
        }
    }

    public AttentionViewModel(Session session, AttentionSource source) {
        this(session, source, new SimpleObjectProperty<>(), null);
    }

    /// @param ofSet what is known of a set, where the panels speak of one
    /// @param means answers for it
    public AttentionViewModel(Session session, AttentionSource source, ObservableValue<@Nullable SetFindings> ofSet,
            @Nullable SetAttention means) {
        this.session = session;
        this.ofSet = ofSet;
        this.means = means;
        pattern = session.looks().part(View::set, View::withSet).choice(SetLook::pattern, SetLook::withPattern);
        ofSet.subscribe((_, _) -> ask());
        pattern.subscribe((_, _) -> ask());
        offers = new Offers(session);
        this.selection = session.selection();
        this.source = source;
        Looks<AttentionLook> looks = session.looks().part(View::attention, View::withAttention);
        picture = looks.choice(AttentionLook::picture, AttentionLook::withPicture);
        weighting = looks.choice(AttentionLook::weighting, AttentionLook::withWeighting);
        direction = looks.choice(AttentionLook::direction, AttentionLook::withDirection);
        hideBos = looks.flag(AttentionLook::hideBos, AttentionLook::withHideBos);
        followHover = looks.flag(AttentionLook::followHover, AttentionLook::withFollowHover);
        zoom = looks.choice(AttentionLook::zoom, AttentionLook::withZoom);
        why = session.looks().part(View::beside, View::withBeside).flag(look -> look.shown() == Beside.WHY, (look, shown) -> look.showing(
                Beside.WHY, shown));
        session.findings().subscribe(this::ask);
        selection.focused().subscribe(this::ask);
        selection.locked().subscribe(this::ask);
        selection.side().subscribe(this::ask);
        followHover.subscribe(this::ask);
        weighting.subscribe(this::ask);
        hideBos.subscribe(this::hideOrShowFirst);
        ask();
    }

    /// Which patterns are shown where the panels speak of a set.
    ObjectProperty<SetPattern> pattern() {
        return pattern;
    }

    /// Whether they can be chosen: the prompts of the set are equally long.
    BooleanBinding hasMeans() {
        return Bindings.createBooleanBinding(() -> SetAttention.isIn(ofSet.getValue()), ofSet);
    }

    public ObjectProperty<AttentionPicture> picture() {
        return picture;
    }

    public ObjectProperty<Weighting> weighting() {
        return weighting;
    }

    public ObjectProperty<TextDirection> direction() {
        return direction;
    }

    /// Whether BOS's column is left out of picture and colour range, so that it does not drown the rest.
    public BooleanProperty hideBos() {
        return hideBos;
    }

    /// Whether hovering a head anywhere shows it here.
    public BooleanProperty followHover() {
        return followHover;
    }

    /// Of the heatmap.
    ObjectProperty<Zoom> zoom() {
        return zoom;
    }

    /// Whether the score of the locked cell is taken apart beside the attention.
    BooleanProperty why() {
        return why;
    }

    /// Takes the score of a cell apart.
    void explain(Pointed cell) {
        selection.query().set(cell.row());
        selection.key().set(cell.column());
        why.set(true);
    }

    Selection selection() {
        return selection;
    }

    Offers offers() {
        return offers;
    }

    /// What can be done to the edges at a place of the picture: a cell, or a query or key alone. Empty where no attention can be.
    List<List<Offer>> edges(Pointed at) {
        ShownAttention now = shown.get();
        boolean none = now == null || at.equals(Pointed.NOTHING) || at.isCell() && !now.has(at.row(), at.column());
        return none ? List.of() : offers.edges(now.heads(), at.row(), at.column());
    }

    /// The head whose examples can be seen; nothing where the picture is of several together.
    @Nullable
    Exampled exampled() {
        ShownAttention now = shown.get();
        return now == null || now.heads().size() != 1 ? null : Exampled.of(now.heads().getFirst());
    }

    /// Cuts the edge of a cell, or brings it back.
    void cut(Pointed at, boolean renormalise) {
        List<List<Offer>> edges = at.isCell() ? edges(at) : List.of();
        if (!edges.isEmpty()) {
            offers.choose(edges.getFirst().get(renormalise ? 1 : 0));
        }
    }

    ReadOnlyObjectProperty<@Nullable ShownAttention> shown() {
        return shown.getReadOnlyProperty();
    }

    BooleanBinding hasBos() {
        return whetherFindings(findings -> findings.tokens().bos());
    }

    BooleanBinding hasAblation() {
        return whetherFindings(Findings::hasAblation);
    }

    /// The token that the coloured text is about, or [Selection#NONE] while there is none: under the pointer, else locked, else the
    /// contrast's position (attends to) or what that attends to most (attended from).
    IntegerBinding focusedToken() {
        return Bindings.createIntegerBinding(this::tokenInFocus,
                shown, direction, selection.hoveredToken(), selection.query(), selection.key());
    }

    StringBinding title() {
        return Bindings.createStringBinding(() -> shown.get() == null ? "Attention" : AttentionTexts.title(shown.get().heads()),
                shown);
    }

    StringBinding remark() {
        return Bindings.createStringBinding(() -> shown.get() == null || session.findings().get() == null ? ""
                : AttentionTexts.remark(shown.get().heads(), session.findings().get().experiment()), shown, session.findings());
    }

    StringBinding legend() {
        return Bindings.createStringBinding(() -> shown.get() == null ? "" : kind() + AttentionTexts.legend(shown.get(), picture.get()),
                shown, picture, ofSet);
    }

    /// What the pattern is over, where the panels speak of a set.
    private String kind() {
        return ofSet.getValue() == null ? "" : (over.isEmpty() ? "of the shown prompt" : over) + " · ";
    }

    /// What is said in place of the picture; empty while there is one.
    StringBinding notice() {
        return Bindings.createStringBinding(this::missing, shown, weighting, session.findings(), session.problem());
    }

    /// The map as a table, one row for each query; empty rows while there is none.
    DataTable table() {
        return AttentionTexts.table(shown.get());
    }

    private BooleanBinding whetherFindings(Predicate<Findings> test) {
        return Bindings.createBooleanBinding(() -> session.findings().get() != null && test.test(session.findings().get()),
                session.findings());
    }

    private String missing() {
        Findings findings = session.findings().get();
        Session.Problem problem = session.problem().get();
        if (problem != null && shown.get() == null) {
            return problem.sentence();
        }
        if (findings == null) {
            return "Running the model…";
        }
        if (findings.model().allHeads().isEmpty()) {
            return NO_HEADS;
        }
        if (weighting.get() == Weighting.LOGIT && findings.contrast().isEmpty()) {
            return "Give an answer or a distractor, and this shows which tokens push it.";
        }
        return shown.get() == null ? "Reading the pattern…" : "";
    }

    private int tokenInFocus() {
        ShownAttention now = shown.get();
        if (now == null) {
            return Selection.NONE;
        }
        boolean to = direction.get() == TextDirection.TO;
        int locked = to ? selection.query().get() : selection.key().get();
        int hovered = selection.hoveredToken().get();
        int token = hovered != Selection.NONE ? hovered : locked;
        if (token != Selection.NONE && token < now.length()) {
            return token;
        }
        return to ? now.contrastPosition() : now.strongestKey();
    }

    private void ask() {
        Findings findings = session.findings().get();
        if (findings == null) {
            return;
        }
        if (findings.model().allHeads().isEmpty()) {
            asked = null;
            byItself = false;
            shown.set(null);
            return;
        }
        List<Head> heads = followHover.get() ? selection.focused().get() : selection.locked().get();
        boolean chosen = !heads.isEmpty();
        Side side = selection.side().get();
        // The head that was shown stays while only the step of the model's training changes: one head is to be seen changing.
        Question before = asked;
        boolean stays = !chosen && byItself && before != null
                && ModelPlace.differOnlyInStep(before.findings().experiment(), findings.experiment());
        List<Head> asking = chosen ? heads : stays && before != null ? before.heads() : List.of(source.strongest(findings, side));
        byItself = !chosen;
        boolean mean = means != null && SetAttention.isIn(ofSet.getValue()) && pattern.get() != SetPattern.SHOWN
                && weighting.get() == Weighting.ATTENTION;
        Question question = new Question(findings, asking, chosen || stays, weighting.get(), side, mean ? ofSet.getValue() : null, pattern
                .get());
        if (!question.same(asked)) {
            asked = question;
            if (means != null) {
                means.end();
            }
            if (means != null && question.set != null) {
                means.ask(question.set, side, asking, question.pattern, map -> take(map, question), session::tell);
                return;
            }
            source.ask(this, side, asking, weighting.get(), map -> take(map, question));
        }
    }

    private void take(AttentionMap map, Question question) {
        if (question.same(asked)) {
            Findings of = question.findings();
            TokenRow tokens = question.set == null ? of.tokens() : SetAttention.tokens(question.set, of.tokens());
            over = question.set == null ? "" : SetAttention.remark(question.set, question.pattern);
            shown.set(ShownAttention.of(map, tokens, of.contrast().position(), question.chosen()).hidingBos(hideBos.get()));
        }
    }

    private void hideOrShowFirst() {
        ShownAttention now = shown.get();
        if (now != null) {
            shown.set(now.hidingBos(hideBos.get()));
        }
    }
}
