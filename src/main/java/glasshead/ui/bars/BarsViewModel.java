package glasshead.ui.bars;

import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.Findings;
import glasshead.engine.SetFindings;
import glasshead.engine.SetMap;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Site;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.HeadGroup;
import glasshead.experiment.view.HeadGroups;
import glasshead.experiment.view.SetAblation;
import glasshead.experiment.view.SetLook;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Workspace;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.causal.Offer;
import glasshead.ui.causal.Offers;
import glasshead.ui.format.Waiting;
import glasshead.ui.provenance.Asker;
import glasshead.ui.provenance.Explanation;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The bars of the current findings, their order, and what of them is previewed or locked.
public final class BarsViewModel {

    private final Session session;
    private final ObservableValue<@Nullable SetFindings> ofSet;
    private final ObservableValue<@Nullable SetMap> ablation;
    private final ObjectProperty<SetAblation> ablationKind;
    private final Offers offers;
    private final Asker asker;
    private final ObjectProperty<BarOrder> order;
    private final ObjectProperty<HeadGroups> groups;
    /// The part whose bar the pointer or the keyboard is on.
    private final ObjectProperty<@Nullable Part> hovered = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Part> locked = new SimpleObjectProperty<>();
    private final ObservableList<Bar> rows = FXCollections.observableArrayList();
    private final ObjectBinding<@Nullable Breakdown> breakdown;
    private @Nullable Breakdown scaled;
    private @Nullable Experiment scaledFor;
    private final ObjectBinding<@Nullable RepairText> repair;
    private final StringBinding waiting;

    /// @param explained where to say which number is to be explained
    public BarsViewModel(Session session, ObjectProperty<@Nullable Provenance> explained) {
        this(session, explained, new SimpleObjectProperty<>(), new SimpleObjectProperty<>());
    }

    /// @param ofSet    what is known of a set, where the panels speak of one
    /// @param ablation what ablating each head by itself does over that set, as far as it is known
    public BarsViewModel(Session session, ObjectProperty<@Nullable Provenance> explained, ObservableValue<@Nullable SetFindings> ofSet,
            ObservableValue<@Nullable SetMap> ablation) {
        this.session = session;
        this.ofSet = ofSet;
        this.ablation = ablation;
        ablationKind = session.looks().part(View::set, View::withSet).choice(SetLook::ablation, SetLook::withAblation);
        order = session.looks().choice(View::bars, View::withBars);
        groups = session.looks().choice(View::groups, View::withGroups);
        offers = new Offers(session);
        asker = new Asker(explained);
        breakdown = Bindings.createObjectBinding(this::findBreakdown, session.findings(), ofSet, ablation);
        repair = Bindings.createObjectBinding(this::findRepair, breakdown, session.selection().locked());
        waiting = Waiting.text(session, found -> hasContrast(found) ? ""
                : "Nothing to compare yet. Give an answer and a distractor beside the prompt, or pick them in “Next token”: "
                        + "every part of the model then gets a bar.");
        breakdown.addListener((property, before, now) -> arrange());
        order.addListener((property, before, now) -> arrange());
        hovered.addListener((property, before, now) -> explain());
        locked.addListener((property, before, now) -> explain());
        session.findings().addListener((property, before, now) -> explain());
        session.selection().locked().addListener((property, before, now) -> locked.set(now.isEmpty() ? locked.get() : null));
        session.selection().hovered().addListener((property, before, now) -> explain());
        // what another panel explained in passing gives way to what is locked here
        explained.addListener((property, before, now) -> {
            if (now == null) {
                explain();
            }
        });
        arrange();
    }

    /// What is computed of each head beside its bar, where the bars are of a set.
    ObjectProperty<SetAblation> ablationKind() {
        return ablationKind;
    }

    ObjectProperty<BarOrder> order() {
        return order;
    }

    /// The bars in the order asked for.
    /// Changes when another session is begun or opened.
    ObservableValue<?> otherSession() {
        return session.belonging();
    }

    ObservableList<Bar> rows() {
        return rows;
    }

    /// Nothing without a contrast.
    ObjectBinding<@Nullable Breakdown> breakdown() {
        return breakdown;
    }

    /// Nothing while no head is ablated.
    ObjectBinding<@Nullable RepairText> repair() {
        return repair;
    }

    StringBinding waiting() {
        return waiting;
    }

    Selection selection() {
        return session.selection();
    }

    /// The group that a part is in; nothing for most.
    @Nullable
    HeadGroup groupOf(Part part) {
        return part.isHead() ? groups.get().of(part.asHead()).orElse(null) : null;
    }

    ObjectProperty<HeadGroups> groups() {
        return groups;
    }

    Offers offers() {
        return offers;
    }

    /// What one click does to a part; empty for parts that can only be read.
    List<List<Offer>> offers(Part part) {
        return switch (part.kind()) {
            case HEAD -> offers.head(part.asHead());
            case MLP -> offers.mlp(part.layer());
            case EMBEDDING -> offers.embedding(Site.EMBED, Offers.ANY);
            case POSITION -> offers.embedding(Site.POS_EMBED, Offers.ANY);
            case INPUT, BIASES -> List.of();
        };
    }

    Findings findings() {
        return session.findings().get();
    }

    /// The part other than a head that was clicked, if one was.
    ObjectProperty<@Nullable Part> lockedPart() {
        return locked;
    }

    /// The pointer or the keyboard is on this part, or on none.
    void hover(@Nullable Part part) {
        session.selection().hovered().set(part != null && part.isHead() ? part.asHead() : null);
        session.selection().hoveredMlp().set(part != null && part.kind() == Part.Kind.MLP ? part.layer() : Selection.NONE);
        hovered.set(part);
    }

    /// @param add whether Shift or Ctrl was held
    void click(Part part, boolean add) {
        if (part.isHead()) {
            Head head = part.asHead();
            if (add) {
                session.selection().toggle(head);
            } else {
                session.selection().click(head);
            }
        } else {
            Part now = part.equals(locked.get()) ? null : part;
            session.selection().locked().set(List.of());
            locked.set(now);
        }
    }

    /// An MLP's bar makes room for those of its neurons; other parts have nothing to unfold.
    void unfold(Part part) {
        if (part.kind() == Part.Kind.MLP) {
            session.look(view -> view.withWorkspace(Workspace.HEADS).withBeside(view.beside().unfolding(part.layer())));
        }
    }

    /// Whether the row of this part is marked as locked.
    boolean isLocked(Part part) {
        return part.isHead() ? session.selection().locked().get().contains(part.asHead()) : part.equals(locked.get());
    }

    /// Whether the row of this part is marked as under the pointer, be it here or in another panel.
    boolean isHovered(Part part) {
        return part.isHead() ? part.asHead().equals(session.selection().hovered().get()) : part.equals(hovered.get());
    }

    /// The row of a part, if it is shown.
    Optional<Integer> rowOf(Part part) {
        return IntStream.range(0, rows.size()).filter(row -> rows.get(row).part().equals(part)).boxed().findFirst();
    }

    private void arrange() {
        List<Bar> arranged = breakdown.get() == null ? List.of() : breakdown.get().sorted(order.get());
        if (rows.stream().map(Bar::part).toList().equals(arranged.stream().map(Bar::part).toList())) {
            // in place, so that the list keeps its cursor
            IntStream.range(0, rows.size()).forEach(row -> rows.set(row, arranged.get(row)));
        } else {
            rows.setAll(arranged);
        }
    }

    /// While nothing but the step of the model's training changes, the scale only grows: bars are seen to become longer.
    private @Nullable Breakdown findBreakdown() {
        Findings found = session.findings().get();
        SetFindings set = ofSet.getValue();
        if (set != null) {
            scaledFor = null;
            return Breakdown.of(set, ablation.getValue()).orElse(null);
        }
        Breakdown fresh = hasContrast(found) ? Breakdown.of(found) : null;
        boolean goesOn = scaledFor != null && found != null && ModelPlace.differOnlyInStep(scaledFor, found.experiment());
        scaled = goesOn && fresh != null && scaled != null ? fresh.reaching(scaled) : fresh;
        scaledFor = found == null ? null : found.experiment();
        return scaled;
    }

    private @Nullable RepairText findRepair() {
        Findings found = session.findings().get();
        return breakdown.get() == null || ofSet.getValue() != null || !found.hasAblation() ? null
                : RepairText.of(found, session.selection().locked().get()).orElse(null);
    }

    /// The bar that the pointer is on; else the locked part, unless the pointer is on a head in another panel.
    private void explain() {
        boolean elsewhere = hovered.get() == null && session.selection().hovered().get() != null;
        Part part = hovered.get() != null ? hovered.get() : elsewhere ? null : locked.get();
        Findings found = session.findings().get();
        asker.ask(part == null || !hasContrast(found) ? null : switch (part.kind()) {
            case HEAD -> Explanation.heads(found, List.of(part.asHead()));
            case MLP -> breakdown.get().has(part) ? Explanation.mlp(found, part.layer()) : null;
            case EMBEDDING -> Explanation.embedding(found);
            case POSITION -> Explanation.position(found);
            case BIASES -> Explanation.biases(found);
            case INPUT -> null;
        });
    }

    private static boolean hasContrast(@Nullable Findings found) {
        return found != null && !found.contrast().isEmpty();
    }
}
