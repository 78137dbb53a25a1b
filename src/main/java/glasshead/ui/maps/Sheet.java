package glasshead.ui.maps;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.PatchDirection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answers to one question about one experiment, as far as they are computed. What belongs to another experiment never gets in here.
///
/// @param asked       the experiment on screen when it was asked
/// @param range       the cells that were asked for
/// @param bos         whether the first token is BOS
/// @param refusals    for each map that can't be computed, the sentence that says why
/// @param attribution direct attribution in the run of the asked experiment, once that run is there
record Sheet(MapQuestion question, PatchDirection direction, Experiment asked, MapRange range, boolean bos,
        Map<MapKind, EffectMap> maps,
        Map<MapKind, String> refusals, @Nullable LogitAttribution attribution) {

    Sheet {
        maps = Map.copyOf(maps);
        refusals = Map.copyOf(refusals);
    }

    static Sheet empty(MapQuestion question, PatchDirection direction, Experiment asked, MapRange range, boolean bos) {
        return new Sheet(question, direction, asked, range, bos, Map.of(), Map.of(), null);
    }

    Sheet with(EffectMap map) {
        Map<MapKind, EffectMap> changed = new EnumMap<>(MapKind.class);
        changed.putAll(maps);
        changed.put(map.kind(), map);
        return new Sheet(question, direction, asked, range, bos, changed, refusals, attribution);
    }

    Sheet refused(MapKind kind, String sentence) {
        Map<MapKind, String> changed = new EnumMap<>(MapKind.class);
        changed.putAll(refusals);
        changed.put(kind, sentence);
        return new Sheet(question, direction, asked, range, bos, maps, changed, attribution);
    }

    /// With the direct attribution, if the findings are those of this sheet's experiment.
    Sheet with(@Nullable Findings found) {
        return attribution == null && found != null && found.experiment().equals(asked)
                ? new Sheet(question, direction, asked, range, bos, maps, refusals, found.ablated().get(LogitAttribution.ANALYSIS)) : this;
    }

    /// With the direct attribution of what the maps are of.
    Sheet with(@Nullable LogitAttribution known) {
        return new Sheet(question, direction, asked, range, bos, maps, refusals, known);
    }

    /// How the tokens of a map are written.
    List<String> tokens(EffectMap map) {
        List<String> tokens = new ArrayList<>(List.of(map.labels()));
        if (bos) {
            tokens.set(0, "BOS");
        }
        return tokens;
    }

    @Nullable
    EffectMap map(MapKind kind) {
        return maps.get(kind);
    }

    /// Whether every map is there or refused.
    boolean complete() {
        return question.kinds().stream().allMatch(kind -> refusals.containsKey(kind) || maps.containsKey(kind) && maps.get(kind)
                .complete());
    }

    int done() {
        return maps.values().stream().mapToInt(EffectMap::done).sum();
    }

    /// What of an experiment was made live here: present when it is the experiment of these maps, or that with cells' interventions.
    Optional<LiveCells> live(Experiment now) {
        return shown().flatMap(map -> LiveCells.of(this, map.experiment(), now).stream()).findFirst();
    }

    /// Whether the sheet answers for this experiment.
    boolean isAbout(Experiment now) {
        return asked.equals(now) || live(now).isPresent();
    }

    /// The computed maps, in the question's order.
    Stream<EffectMap> shown() {
        return question.kinds().stream().filter(maps::containsKey).map(maps::get);
    }
}
