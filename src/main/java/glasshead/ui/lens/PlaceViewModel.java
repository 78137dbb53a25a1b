package glasshead.ui.lens;

import glasshead.analysis.Largest;
import glasshead.analysis.TokenValue;
import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensPlace;
import glasshead.analysis.lens.LensReading;
import glasshead.analysis.modular.EmbeddingSpectrum;
import glasshead.analysis.modular.FourierBasis;
import glasshead.engine.Findings;
import glasshead.experiment.ModularTask;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.Side;
import glasshead.ui.causal.Exampled;
import glasshead.ui.causal.Offer;
import glasshead.ui.causal.Offers;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The clicked cell of a lens: every token in its order, and what can be done to the residual stream there.
final class PlaceViewModel {

    /// How often a token's column of the unembedding is added by a click.
    static final double STRENGTH = 4;

    /// How many are told.
    private static final int FREQUENCIES = 4;
    private final LensViewModel model;
    private final Offers offers;
    private final ReadOnlyObjectWrapper<List<Token>> tokens = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Asked asked;
    private @Nullable LensCell before;

    /// @param rank   from 1
    /// @param before the probability without the interventions, and with them; the same where there are none
    record Token(int rank, int id, String label, double before, double after) {
    }

    private record Asked(Findings of, Lens lens, LensPlace place, int position) {
    }

    PlaceViewModel(LensViewModel model) {
        this.model = model;
        offers = new Offers(model.session());
        model.changed().subscribe(this::follow);
    }

    /// Most probable first; none while no cell is clicked.
    ReadOnlyObjectProperty<List<Token>> tokens() {
        return tokens.getReadOnlyProperty();
    }

    Offers offers() {
        return offers;
    }

    boolean compared() {
        return model.compared();
    }

    /// `·Mary 4, before block 2`; empty while no cell is clicked.
    String title() {
        Asked now = asked;
        return now == null ? "" : LensTexts.token(now.of, now.position) + ", " + LensTexts.place(now.place, now.of.model().layers());
    }

    /// In a model that adds modulo a prime, the frequencies over the numbers that carry most of the log probabilities; empty elsewhere.
    String frequencies() {
        Asked now = asked;
        ModularTask task = now == null ? null : now.of.model().task();
        return task == null || tokens.get().isEmpty() ? "" : " · log p by frequency: " + frequencies(tokens.get(), task.prime(),
                FREQUENCIES);
    }

    /// `24, 42`: those whose cosine and sine together are longest.
    static String frequencies(List<Token> tokens, int prime, int count) {
        float[] numbers = new float[prime];
        tokens.stream().filter(token -> token.id < prime).forEach(token -> numbers[token.id] = (float) Math.log(Math.max(token.after,
                Double.MIN_NORMAL)));
        double[] lengths = EmbeddingSpectrum.of(numbers, 1, FourierBasis.of(prime)).byFrequency();
        return Largest.of(lengths.length, i -> lengths[i], count).stream().map(i -> String.valueOf(i + 1))
                .collect(Collectors.joining(", "));
    }

    private void follow() {
        Findings found = model.found();
        Lens lens = model.lenses().lens().get();
        if (found == null || lens == null || model.spotRow() < 0) {
            asked = null;
            tokens.set(List.of());
            return;
        }
        Asked now = new Asked(found, lens, model.places().get(model.spotRow()), model.spotPosition());
        if (now.equals(asked)) {
            return;
        }
        asked = now;
        LensReading.At reading = new LensReading.At(lens, now.place, now.position, found.model().vocabulary().size());
        if (found.hasAblation()) {
            model.session().ask(List.of(this, Side.BEFORE), Side.BEFORE, reading, cell -> before = cell);
        }
        model.session().ask(this, Side.AFTER, reading, cell -> arrive(now, cell));
    }

    private void arrive(Asked to, LensCell after) {
        if (!to.equals(asked)) {
            return;
        }
        Map<Integer, Double> earlier = new HashMap<>();
        LensCell first = to.of.hasAblation() && before != null ? before : after;
        first.top().forEach(token -> earlier.put(token.id(), token.value()));
        List<Token> list = new ArrayList<>();
        for (TokenValue token : after.top()) {
            list.add(new Token(list.size() + 1, token.id(), to.of.model().vocabulary().label(token.id()), earlier.getOrDefault(token.id(),
                    Double.NaN), token.value()));
        }
        tokens.set(list);
    }

    /// What can be done at a cell, in groups; none where the model has no place for it.
    List<List<Offer>> offers(int row, int position) {
        Where where = where(model.places().get(row));
        Findings found = model.found();
        LensCell cell = model.cell(row, position);
        if (where == null || found == null) {
            return List.of();
        }
        List<List<Offer>> groups = new ArrayList<>(offers.residual(where, position));
        List<Offer> steering = new ArrayList<>();
        if (found.contrast().answers().length > 0) {
            steering.add(steer(where, position, found.contrast().answers()[0], STRENGTH));
        }
        if (found.contrast().distractors().length > 0) {
            steering.add(steer(where, position, found.contrast().distractors()[0], STRENGTH));
        }
        if (cell != null) {
            steering.add(steer(where, position, cell.top().getFirst().id(), -STRENGTH));
        }
        groups.add(steering.stream().distinct().toList());
        return groups;
    }

    /// What wrote to the residual stream right before a place: an MLP or a layer's heads; nothing before the first block.
    @Nullable
    Exampled exampled(int row) {
        LensPlace place = model.places().get(row);
        Findings found = model.found();
        if (place.middle()) {
            return Exampled.heads(place.layer());
        }
        if (place.layer() == 0 || found == null) {
            return null;
        }
        return found.model().dMlp() > 0 ? Exampled.mlp(place.layer() - 1) : Exampled.heads(place.layer() - 1);
    }

    /// The examples of what wrote there, of the cell under the cursor or the clicked one.
    void showExamples(Pointed at) {
        int row = at.row() >= 0 ? at.row() : model.spotRow();
        Exampled exampled = row < 0 || row >= model.places().size() ? null : exampled(row);
        if (exampled != null) {
            offers.show(exampled);
        }
    }

    /// What a token of the list can be used for at the clicked cell.
    List<List<Offer>> offers(Token token) {
        Asked now = asked;
        Where where = now == null ? null : where(now.place);
        return where == null || now == null ? List.of() : List.of(List.of(steer(where, now.position, token.id, STRENGTH), steer(where,
                now.position, token.id, -STRENGTH)));
    }

    /// What can be done at the clicked cell.
    List<List<Offer>> offersHere() {
        return asked == null || model.spotRow() < 0 ? List.of() : offers(model.spotRow(), model.spotPosition());
    }

    @Nullable
    Exampled exampledHere() {
        return asked == null || model.spotRow() < 0 ? null : exampled(model.spotRow());
    }

    private Offer steer(Where where, int position, int token, double strength) {
        Findings found = model.found();
        String label = found == null ? "#" + token : found.model().vocabulary().label(token);
        return offers.steer(where, position, token, label, strength);
    }

    /// The site of the residual stream that is read there; nothing at the end of a model without blocks.
    private @Nullable Where where(LensPlace place) {
        int layers = model.layers();
        if (place.layer() < layers) {
            return Where.layer(place.middle() ? Site.RESID_MID : Site.RESID_PRE, place.layer());
        }
        return layers == 0 ? null : Where.layer(Site.RESID_POST, layers - 1);
    }

    DataTable table() {
        boolean two = compared();
        List<List<String>> rows = tokens.get().stream().map(token -> two ? List.of(String.valueOf(token.rank), token.label, String.valueOf(
                token.id), Numbers.percent(token.before), Numbers.percent(token.after))
                : List.of(String.valueOf(token.rank), token.label, String.valueOf(token.id), Numbers.percent(token.after))).toList();
        return new DataTable("Tokens at " + title(), two ? List.of("rank", "token", "id", "before", "after") : List.of("rank", "token",
                "id", "probability"), rows);
    }
}
