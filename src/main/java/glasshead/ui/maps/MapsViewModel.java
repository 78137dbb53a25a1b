package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.engine.MapCost;
import glasshead.engine.SetFindings;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.view.MapFamily;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.MapsLook;
import glasshead.experiment.view.PatchDirection;
import glasshead.experiment.view.PatchMeasure;
import glasshead.experiment.view.View;
import glasshead.session.Looks;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.provenance.Asker;
import glasshead.ui.provenance.Provenance;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The maps over the whole model: which is asked for, what is computed, and which cells are live.
public final class MapsViewModel {

    /// What takes no longer than this, in milliseconds, is computed without being asked for.
    private static final double UNASKED = 300;

    private record Asked(MapQuestion question, PatchDirection direction) {
    }

    private final Session session;
    private final Consumer<String> offerUndo;
    private final Pace pace = new Pace();
    private final MapRunner runner;
    private final ObjectProperty<MapQuestion> question;
    private final Map<MapFamily, MapQuestion> lastOfFamily = new EnumMap<>(MapFamily.class);
    private final ObjectProperty<PatchDirection> direction;
    private final ObjectProperty<PatchMeasure> measure;
    private final IntegerProperty layer;
    private final PointedCell pointed;
    private final ObjectProperty<MapKind> scattered;
    private final ObjectProperty<@Nullable Sheet> sheet = new SimpleObjectProperty<>();
    private final ObservableValue<@Nullable SetFindings> ofSet;
    private final Map<Asked, Sheet> sheets = new HashMap<>();
    private final Set<Object> viewers = new HashSet<>();
    private final ObjectBinding<@Nullable Picture> picture;
    /// What was cancelled is not begun again by itself.
    private @Nullable Sheet cancelled;

    /// @param explained where to say which number is to be explained
    /// @param offerUndo says what a click did besides what was asked for, beside a way to take it back
    public MapsViewModel(Session session, SetMaps maps, ObjectProperty<@Nullable Provenance> explained, Consumer<String> offerUndo) {
        this(session, maps, explained, offerUndo, System::nanoTime);
    }

    @SuppressWarnings("this-escape") // listeners that run after construction
    MapsViewModel(Session session, SetMaps maps, ObjectProperty<@Nullable Provenance> explained, Consumer<String> offerUndo,
            LongSupplier clock) {
        this.session = session;
        this.offerUndo = offerUndo;
        ofSet = maps.ofSet();
        Looks<MapsLook> looks = session.looks().part(View::maps, View::withMaps);
        // before the question, which looks whether it has what is scattered
        scattered = looks.choice(MapsLook::scattered, MapsLook::withScattered);
        question = looks.choice(MapsLook::question, MapsLook::withQuestion);
        direction = looks.choice(MapsLook::direction, MapsLook::withDirection);
        measure = looks.choice(MapsLook::measure, MapsLook::withMeasure);
        layer = looks.number(MapsLook::layer, MapsLook::withLayer);
        runner = new MapRunner(maps, clock, pace, this::keep);
        picture = Bindings.createObjectBinding(() -> sheet.get() == null || sheet.get().maps().isEmpty() ? null
                : new Picture(sheet.get(), measure.get(), layer.get()), sheet, measure, layer);
        pointed = new PointedCell(session.selection(), new Asker(explained), picture);
        question.subscribe(now -> {
            lastOfFamily.put(now.family(), now);
            if (!now.kinds().contains(scattered.get())) {
                scattered.set(now.kinds().getFirst());
            }
        });
        question.addListener((property, before, now) -> turn());
        direction.addListener((property, before, now) -> turn());
        sheet.addListener((property, before, now) -> scatterWhatIsThere(now));
        session.findings().addListener((property, before, now) -> take(before, now));
        runner.progress().addListener((property, before, now) -> runUnasked());
        ofSet.subscribe((before, now) -> {
            if ((before == null) != (now == null)) {
                runner.cancel();
                sheets.clear();
            }
            sheets.replaceAll((key, kept) -> known(kept));
            turn();
        });
    }

    ObjectProperty<MapQuestion> question() {
        return question;
    }

    /// Shows the question of this family that was shown last.
    void choose(MapFamily family) {
        question.set(lastOfFamily.getOrDefault(family, family.questions().getFirst()));
    }

    ObjectProperty<PatchDirection> direction() {
        return direction;
    }

    ObjectProperty<PatchMeasure> measure() {
        return measure;
    }

    /// The cell that the pointer or the keyboard is on, if on any.
    ObjectProperty<@Nullable Spot> pointed() {
        return pointed.spot();
    }

    /// The layer whose heads are shown, or [MapsLook#ALL_LAYERS].
    IntegerProperty layer() {
        return layer;
    }

    /// Which ablation the scatter shows.
    ObjectProperty<MapKind> scattered() {
        return scattered;
    }

    private void scatterWhatIsThere(@Nullable Sheet now) {
        if (now != null && now.refusals().containsKey(scattered.get())) {
            scattered.set(now.question().kinds().getFirst());
        }
    }

    /// A view appears or goes. Only while someone sees the maps any is computed unasked.
    void seen(Object viewer, boolean now) {
        if (now && viewers.add(viewer)) {
            runUnasked();
        } else if (!now) {
            viewers.remove(viewer);
        }
    }

    /// What is computed of the question, if anything.
    ReadOnlyObjectProperty<@Nullable Sheet> sheet() {
        return sheet;
    }

    /// What is drawn, once something is computed.
    ObjectBinding<@Nullable Picture> picture() {
        return picture;
    }

    /// Of what is under way, if anything.
    ReadOnlyObjectProperty<@Nullable Progress> progress() {
        return runner.progress();
    }

    Selection selection() {
        return session.selection();
    }

    Session session() {
        return session;
    }

    Obstacle obstacle() {
        Findings found = session.findings().get();
        return found == null ? Obstacle.NONE : Obstacle.of(question.get(), found);
    }

    boolean canRun() {
        return session.findings().get() != null && obstacle() == Obstacle.NONE;
    }

    private MapCost costs(MapRange range) {
        return MapCost.of(session.findings().get(), prompts(), range);
    }

    private int prompts() {
        SetFindings set = ofSet.getValue();
        return set == null ? 1 : set.used();
    }

    /// What the maps are about. Over a set it does not matter which example is shown.
    private Experiment about() {
        Experiment now = session.experiment().get();
        return ofSet.getValue() == null ? now : now.withShown(0);
    }

    private Sheet known(Sheet sheet) {
        SetFindings set = ofSet.getValue();
        if (set == null) {
            return sheet.with(session.findings().get());
        }
        boolean same = set.set().equals(sheet.asked().set()) && (set.changed().isEmpty() ? List.of() : set.question().conditions()
                .getFirst()).equals(sheet.asked().active());
        return same ? sheet.with(set.now().meanAttribution().orElse(null)) : sheet;
    }

    /// How many cells a run would compute.
    int cells(MapRange range) {
        return canRun() ? costs(range).cells(question.get().kinds()) : 0;
    }

    /// About how many milliseconds a run would take.
    double estimate(MapRange range) {
        return canRun() ? pace.estimate(session.findings().get(), costs(range).of(question.get().kinds())) : 0;
    }

    /// Computes what is asked for, anew if it is there.
    void run(MapRange range) {
        start(range, false);
    }

    void cancel() {
        cancelled = runner.underWay();
        runner.cancel();
    }

    void showSecondPrompt() {
        session.secondPrompt().set(true);
    }

    /// Whether the sheet answers for what is on screen now.
    boolean isCurrent() {
        return isCurrent(sheet.get());
    }

    /// The cells whose interventions are live.
    LiveCells live() {
        return sheet.get() == null ? LiveCells.NONE : sheet.get().live(about()).orElse(LiveCells.NONE);
    }

    /// Makes a cell's interventions live, or takes them away. A map of an earlier experiment changes nothing.
    ///
    /// @param add whether other cells that are live stay so
    void click(EffectMap map, int cell, boolean add) {
        if (!isCurrent()) {
            return;
        }
        Sheet of = sheet.get();
        Experiment before = session.experiment().get();
        Experiment next = live().toggled(map.cells().get(cell), add).made(of, map).withShown(before.subject().shown());
        session.change(_ -> next);
        if (!next.prompt().equals(before.prompt())) {
            offerUndo.accept(next.set().equals(of.asked().set()) ? "The prompts are back in their places."
                    : "The prompts changed places: the patch is made in the run of the second one.");
        }
    }

    private boolean isCurrent(@Nullable Sheet asked) {
        return asked != null && (asked.isAbout(about()) || asked.asked().equals(subject()));
    }

    /// What the next run is about. A patch that was made live by a click has put the second prompt in the first one's place; the
    /// question's two prompts are still the ones from before.
    private Experiment subject() {
        Experiment now = about();
        return !question.get().patching() ? now : sheets.values().stream()
                .filter(each -> each.question().patching() && each.live(now).isPresent()).map(Sheet::asked).findFirst().orElse(now);
    }

    private void start(MapRange range, boolean quiet) {
        if (!canRun()) {
            return;
        }
        Findings found = session.findings().get();
        Sheet empty = Sheet.empty(question.get(), direction.get(), subject(), range, found.tokens().bos());
        empty = known(empty);
        for (MapKind kind : question.get().kinds()) {
            String reason = Obstacle.of(kind, found);
            empty = reason.isEmpty() ? empty : empty.refused(kind, reason);
        }
        cancelled = null;
        runner.start(empty, found, prompts(), quiet);
    }

    /// The click or key on the cell that is pointed at.
    void clickPointed(boolean add) {
        pointed.computed((map, cell) -> click(map, cell, add));
    }

    private void turn() {
        sheet.set(sheets.get(new Asked(question.get(), direction.get())));
        runUnasked();
    }

    private void keep(Sheet changed) {
        Sheet complete = known(changed);
        Asked key = new Asked(changed.question(), changed.direction());
        sheets.put(key, complete);
        if (key.equals(new Asked(question.get(), direction.get()))) {
            sheet.set(complete);
        }
    }

    private void take(@Nullable Findings before, Findings found) {
        if (before != null && !before.model().name().equals(found.model().name())) {
            runner.cancel();
            sheets.clear();
        }
        if (layer.get() >= found.model().layers()) {
            layer.set(MapsLook.ALL_LAYERS);
        }
        sheets.replaceAll((key, kept) -> known(kept));
        Sheet underWay = runner.underWay();
        if (underWay != null && runner.isQuiet() && !underWay.isAbout(about())) {
            runner.cancel();
        }
        turn();
    }

    private void runUnasked() {
        boolean settled = session.findings().get() != null && session.findings().get().experiment().equals(session.experiment().get());
        Sheet there = sheet.get();
        boolean answered = isCurrent(there) && there.complete() || cancelled != null && cancelled.question() == question.get() && isCurrent(
                cancelled);
        if (!viewers.isEmpty() && settled && !answered && runner.progress().get() == null && canRun() && estimate(
                MapRange.ALL) <= UNASKED) {
            start(MapRange.ALL, true);
        }
    }
}
