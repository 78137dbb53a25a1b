package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Where;
import glasshead.experiment.view.MapQuestion;
import glasshead.ui.provenance.Provenance;
import glasshead.ui.provenance.Provenance.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the number of a map's cell comes from.
record CellProvenance(Picture picture, EffectMap map, int cell) {

    /// Empty where a cell has no number of its own: none yet, or direct attribution, which heads are explained by anyway.
    static Optional<Provenance> of(Picture picture, Spot spot) {
        Tile tile = picture.tiles().get(spot.tile());
        EffectMap map = tile.map();
        int cell = tile.cell(spot.row(), spot.column());
        double painted = tile.at(spot.row(), spot.column());
        if (map == null || cell == Tile.NOTHING || Double.isNaN(painted)) {
            return Optional.empty();
        }
        String title = CardText.place(tile, spot) + " → " + TilesPainter.written(picture, painted) + (picture.normalised() ? ""
                : " logits");
        return Optional.of(new Provenance(title, new CellProvenance(picture, map, cell).lines()));
    }

    private List<Line> lines() {
        List<Intervention> done = map.cells().get(cell).interventions();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("site", done.stream().map(CellProvenance::site).distinct().collect(Collectors.joining(", "))));
        lines.add(new Line("value", value()));
        lines.add(new Line("done", done.stream().map(Intervention::toString).collect(Collectors.joining(", "))));
        lines.add(new Line("run", (map.kind().patching() ? "of the " + (picture.sheet().direction().reverse() ? "first" : "second")
                + " prompt, values of the other; " : "") + "each cell by itself"));
        if (!map.experiment().active().isEmpty()) {
            lines.add(new Line("with", MapTexts.standing(map.experiment(), Integer.MAX_VALUE) + ", in both"));
        }
        return lines;
    }

    private static String site(Intervention line) {
        Where where = line.where();
        return where.siteName() + (where.head() == Where.ALL ? "" : "[" + where.head() + "]") + (line.positions().all() ? "" : " @" + line
                .positions());
    }

    private String value() {
        if (picture.normalised()) {
            return "(logit difference − second prompt's) / (first prompt's − second prompt's)";
        }
        String effect = "logit difference with it − without";
        return picture.sheet().question() == MapQuestion.PAIRS && map.kind().axes() == MapKind.Axes.PAIRS
                ? effect + "; less the same of each head alone" : effect;
    }
}
