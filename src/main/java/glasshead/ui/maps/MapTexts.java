package glasshead.ui.maps;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind.Cell;
import glasshead.experiment.Positions;
import glasshead.experiment.Texts;
import glasshead.experiment.Where;
import glasshead.experiment.view.MapQuestion;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words and tables of the maps.
final class MapTexts {

    private static final int SECONDS_IN_MINUTE = 60;
    /// As many as there is room for.
    static final int NAMED_LINES = 2;

    private MapTexts() {}

    /// What the maps are about, behind what stands in every cell of them.
    ///
    /// @param sheet once something is computed
    static String legend(MapQuestion question, @Nullable Sheet sheet) {
        String only = sheet == null || sheet.range().isAll() ? "" : "Only " + sheet.range() + " · ";
        String standing = sheet == null ? "" : standing(sheet.asked(), NAMED_LINES);
        EffectMap over = sheet == null ? null : sheet.shown().filter(map -> map.over() != null).findFirst().orElse(null);
        String mean = over == null ? "" : "Mean over " + Objects.requireNonNull(over.over()).of() + " prompts · ";
        return only + mean + (standing.isEmpty() ? "" : "With " + standing + " in every cell · ") + question.meaning();
    }

    /// `L2H4: zero, L1H1: zero and 1 more`; empty where nothing stands in all cells.
    static String standing(Experiment asked, int named) {
        List<Intervention> lines = asked.active();
        return lines.stream().limit(named).map(Intervention::toString).collect(Collectors.joining(", "))
                + (lines.size() > named ? " and " + (lines.size() - named) + " more" : "");
    }

    /// What of the experiment is another than when the maps were computed.
    static String remark(Sheet sheet, Experiment now) {
        Experiment asked = sheet.asked();
        String what = !asked.model().equals(now.model()) ? "model"
                : !asked.prompt().equals(now.prompt()) ? "prompt"
                        : !asked.other().equals(now.other()) ? "second prompt"
                                : !asked.contrast().equals(now.contrast()) ? "contrast"
                                        : !asked.options().equals(now.options()) ? "options" : "interventions";
        return "of the " + what + " before";
    }

    /// `1 m 20 s`, `12 s`, `0.4 s`.
    static String duration(double seconds) {
        if (seconds >= SECONDS_IN_MINUTE) {
            return (int) seconds / SECONDS_IN_MINUTE + " min " + (int) seconds % SECONDS_IN_MINUTE + " s";
        }
        return seconds >= 10 ? Math.round(seconds) + " s" : Texts.format("%.1f s", Math.max(0.1, seconds));
    }

    static String progress(Progress progress) {
        String left = Double.isNaN(progress.secondsLeft()) ? "" : " · " + duration(progress.secondsLeft()) + " left";
        return Numbers.grouped(progress.done()) + " of " + Numbers.grouped(progress.total()) + left;
    }

    /// What a run would be, or what was left undone.
    static String offer(Sheet sheet, boolean current, int cells, double milliseconds) {
        boolean partial = current && sheet != null && !sheet.complete();
        String stopped = partial ? "stopped at " + Numbers.grouped(sheet.done()) + " · " : "";
        return stopped + cost(cells, milliseconds);
    }

    /// `57,600 runs, about 1 min 20 s`.
    static String cost(int cells, double milliseconds) {
        return Numbers.grouped(cells) + " runs, about " + duration(milliseconds / 1000);
    }

    static String unit(Picture picture) {
        if (picture.normalised()) {
            return "0 second prompt, 1 first";
        }
        return switch (picture.sheet().question().family()) {
            case PAIRS -> "interaction in logits";
            default -> "effect in logits";
        };
    }

    private static String standingBehind(Experiment asked) {
        return asked.active().isEmpty() ? "" : ", with " + standing(asked, Integer.MAX_VALUE) + " in every cell";
    }

    static DataTable table(Findings found, Picture picture) {
        List<List<String>> rows = new ArrayList<>();
        if (picture != null) {
            picture.sheet().shown().forEach(map -> addRows(rows, picture.sheet(), map));
        }
        String name = "Maps" + (found == null || picture == null ? "" : ": " + picture.sheet().question().meaning()
                + standingBehind(picture.sheet().asked()));
        return new DataTable(name, List.of("map", "place", "position", "logit difference", "effect", "normalised", "direct attribution",
                "sum of each alone"),
                rows);
    }

    private static void addRows(List<List<String>> rows, Sheet sheet, EffectMap map) {
        Optional<PairMatrix> both = PairMatrix.of(sheet);
        LogitAttribution attribution = sheet.attribution();
        for (int i = 0; i < map.values().length; i++) {
            if (Double.isNaN(map.values()[i])) {
                continue; // not computed
            }
            Cell cell = map.cells().get(i);
            boolean pair = cell.interventions().size() == 2;
            String place = pair ? both.orElseThrow().heads(i).stream().map(Head::toString).collect(Collectors.joining(" "))
                    : cell.head() == Where.ALL ? "L" + cell.layer() : new Head(cell.layer(), cell.head()).toString();
            rows.add(List.of(KindNames.of(map.kind()), place, cell.position() == Positions.END ? "" : cell.position() + " " + sheet.tokens(
                    map).get(cell.position()),
                    Numbers.signed(map.values()[i], 4), Numbers.signed(map.effect(i), 4),
                    map.kind().patching() ? Numbers.plain(Picture.share(map, i, sheet.direction()), 4) : "",
                    !pair && cell.head() != Where.ALL && attribution != null ? Numbers.signed(attribution.of(new Head(cell.layer(), cell
                            .head())), 4) : "",
                    pair ? Numbers.signed(both.orElseThrow().sumAlone(i), 4) : ""));
        }
    }
}
