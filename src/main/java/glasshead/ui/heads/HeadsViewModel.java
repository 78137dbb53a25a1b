package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;
import glasshead.engine.SetFindings;
import glasshead.experiment.BadInput;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.experiment.view.HeadGroup;
import glasshead.experiment.view.HeadGroups;
import glasshead.experiment.view.View;
import glasshead.session.QuestionService;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.causal.Offers;
import glasshead.ui.format.Waiting;
import glasshead.ui.provenance.Asker;
import glasshead.ui.provenance.Explanation;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The grid of heads: what its cells show, where the keyboard is, and what the gestures do.
public final class HeadsViewModel {

    private final Session session;
    private final Offers offers;
    private final Asker asker;
    private final ObjectProperty<CellPicture> picture;
    private final ObjectProperty<HeadGroups> groups;
    private final ObjectProperty<Head> cursor = new SimpleObjectProperty<>(new Head(0, 0));
    private final ObjectBinding<@Nullable HeadGrid> grid;
    private final StringBinding waiting;
    private final StandardScores standard;
    private final Compositions compositions;
    private final BooleanBinding scoresMissing;

    /// @param explained where to say which number is to be explained
    /// @param service   knows and computes scores on standard data
    public HeadsViewModel(Session session, ObjectProperty<@Nullable Provenance> explained, QuestionService service) {
        this(session, explained, service, new SimpleObjectProperty<>());
    }

    /// @param ofSet what is known of a set, where the panels speak of one
    public HeadsViewModel(Session session, ObjectProperty<@Nullable Provenance> explained, QuestionService service,
            ObservableValue<@Nullable SetFindings> ofSet) {
        this.session = session;
        picture = session.looks().part(View::grid, View::withGrid)
                .choice(look -> CellPicture.of(look.picture()), (look, chosen) -> look.withPicture(chosen.choice()));
        groups = session.looks().choice(View::groups, View::withGroups);
        standard = new StandardScores(session, service);
        compositions = new Compositions(session, picture);
        session.findings().subscribe(found -> {
            if (found != null && !Compositions.isIn(found) && picture.get() instanceof CellPicture.Composed) {
                picture.set(CellPicture.PATTERN);
            }
        });
        offers = new Offers(session);
        asker = new Asker(explained);
        ObjectBinding<@Nullable MeanAttribution> mean = Bindings.createObjectBinding(() -> MeanAttribution.of(ofSet.getValue()), ofSet);
        grid = Bindings.createObjectBinding(() -> session.findings().get() == null ? null
                : new HeadGrid(session.findings().get(), session.selection().side().get(), picture.get(), standard.scores(), compositions
                        .shown().get(), mean.get()),
                mean, session.findings(), session.selection().side(), picture, standard.state(), compositions.shown());
        scoresMissing = Bindings.createBooleanBinding(() -> picture.get() instanceof CellPicture.Detected && standard.scores() == null,
                picture, standard.state());
        waiting = Waiting.text(session, found -> found.model().allHeads().isEmpty() ? "This model has no attention heads." : "");
        grid.addListener((property, before, now) -> {
            keepCursorWithin(now);
            explain();
        });
        picture.addListener((property, before, now) -> {
            if (now instanceof CellPicture.Detected) {
                standard.lookAgain();
            }
        });
        session.selection().focused().addListener((property, before, now) -> explain());
    }

    /// The user's groups, also those of heads that this model does not have.
    ReadOnlyObjectProperty<HeadGroups> groups() {
        return groups;
    }

    /// Those of which this model has a head.
    List<HeadGroup> groupsHere() {
        return groups.get().list().stream().filter(group -> !here(group).isEmpty()).toList();
    }

    /// A group's heads that this model has.
    List<Head> here(HeadGroup group) {
        List<Head> all = grid.get() == null ? List.of() : grid.get().allHeads();
        return group.heads().stream().filter(all::contains).toList();
    }

    /// Gives heads a name, or tells why it can't be.
    void name(String name, List<Head> heads) {
        try {
            regroup(now -> now.naming(name, heads));
        } catch (BadInput problem) {
            session.tell(problem.getMessage());
        }
    }

    /// One step of undo: groups are made by the user, like interventions.
    void regroup(UnaryOperator<HeadGroups> change) {
        session.make(now -> now.with(now.view().withGroups(change.apply(now.view().groups()))));
    }

    ObjectProperty<CellPicture> picture() {
        return picture;
    }

    /// Nothing before the first run.
    ObjectBinding<@Nullable HeadGrid> grid() {
        return grid;
    }

    StringBinding waiting() {
        return waiting;
    }

    /// Which kind of composition is shown where composition is.
    ObjectProperty<CompositionKind> compositionKind() {
        return compositions.kind();
    }

    /// Whether a picture can be had of this model.
    boolean canShow(CellPicture asked) {
        return !(asked instanceof CellPicture.Composed) || Compositions.isIn(session.findings().get());
    }

    /// Whether the picture is of scores that are not there.
    BooleanBinding scoresMissing() {
        return scoresMissing;
    }

    ReadOnlyObjectProperty<ScoreState> scoreState() {
        return standard.state();
    }

    /// Scores the model's heads on standard data, in the background.
    void computeScores() {
        standard.compute();
    }

    void cancelScores() {
        standard.cancel();
    }

    Selection selection() {
        return session.selection();
    }

    /// The cell that the keyboard is on.
    ObjectProperty<Head> cursor() {
        return cursor;
    }

    /// The pointer is on this head, or on none.
    void hover(@Nullable Head head) {
        session.selection().hovered().set(head);
    }

    /// @param add whether Shift or Ctrl was held
    void click(Head head, boolean add) {
        cursor.set(head);
        if (add) {
            session.selection().toggle(head);
        } else {
            session.selection().click(head);
        }
    }

    void clickLayer(int layer, boolean add) {
        lock(IntStream.range(0, grid.get().heads()).mapToObj(index -> new Head(layer, index)).toList(), add);
    }

    void clickIndex(int index, boolean add) {
        lock(IntStream.range(0, grid.get().layers()).mapToObj(layer -> new Head(layer, index)).toList(), add);
    }

    private void lock(List<Head> heads, boolean add) {
        List<Head> locked = session.selection().locked().get();
        session.selection().lock(add ? Stream.concat(locked.stream(), heads.stream()).distinct().sorted().toList() : heads);
    }

    /// Ablates the head, or takes away what ablates it.
    void toggleAblation(Head head) {
        cursor.set(head);
        session.change(experiment -> experiment.toggled(head));
    }

    /// All heads but the locked ones are locked.
    void lockOthers() {
        List<Head> locked = selection().locked().get();
        HeadGrid now = grid.get();
        if (now != null) {
            selection().locked().set(now.allHeads().stream().filter(head -> !locked.contains(head)).toList());
        }
    }

    /// What one click does to heads.
    Offers offers() {
        return offers;
    }

    /// Moves the keyboard's cell, no further than the edge, and previews it.
    void moveCursor(int layers, int indices) {
        HeadGrid shown = grid.get();
        if (shown != null && !shown.allHeads().isEmpty()) {
            cursor.set(new Head(Math.clamp(cursor.get().layer() + layers, 0, shown.layers() - 1),
                    Math.clamp(cursor.get().index() + indices, 0, shown.heads() - 1)));
            hover(cursor.get());
        }
    }

    private void keepCursorWithin(@Nullable HeadGrid shown) {
        if (shown != null && !shown.allHeads().contains(cursor.get())) {
            cursor.set(new Head(0, 0));
        }
    }

    /// What the cells of the heads in focus show, where that is a score; attribution is what heads are explained by anyway.
    private void explain() {
        HeadGrid shown = grid.get();
        List<Head> heads = shown == null ? List.of()
                : session.selection().focused().get().stream().filter(shown.allHeads()::contains).toList();
        asker.ask(heads.isEmpty() ? null : switch (shown.picture()) {
            case CellPicture.Pattern _ -> null;
            case CellPicture.Metric(HeadMetric metric) -> metric == HeadMetric.ATTRIBUTION ? null
                    : Explanation.metric(shown.found(), heads, metric, shown.side());
            case CellPicture.Detected(var detector) -> shown.scores() == null ? null
                    : Explanation.detector(shown.found(), heads, detector, shown.scores());
            case CellPicture.Composed _ -> composition(shown.composing(), heads.getFirst());
        });
    }

    private static @Nullable Provenance composition(Composing composing, Head head) {
        return composing.scores() == null || Double.isNaN(composing.aboveRandom(head)) ? null
                : Explanation.composition(composing.scores(), composing.kind(), head, CompositionTexts.formula(composing.kind()));
    }
}
