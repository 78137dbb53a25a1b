package glasshead.ui.maps;

import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Spread;
import glasshead.engine.EffectMap;
import glasshead.engine.SetMap;
import glasshead.experiment.Head;
import glasshead.experiment.view.MapQuestion;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What the card beside a cell says.
///
/// @param style the style class of the value: `answer`, `distractor` or empty
/// @param lines name and number, beneath the value
/// @param each  the effect in every prompt of a set, `NaN` where there is none; empty for one prompt
record CardText(String place, String value, String style, List<Line> lines, double[] each) {

    CardText(String place, String value, String style, List<Line> lines) {
        this(place, value, style, lines, new double[0]);
    }

    record Line(String name, String number) {
    }

    static CardText of(Picture picture, Tile tile, Spot spot, MapsViewModel model) {
        double painted = tile.at(spot.row(), spot.column());
        String place = place(tile, spot);
        int cell = tile.cell(spot.row(), spot.column());
        if (cell == Tile.NOTHING && tile.map() != null) {
            return new CardText(place, "one head, no pair", "", List.of());
        }
        if (Double.isNaN(painted)) {
            return new CardText(place, "not computed yet", "", List.of());
        }
        List<Line> lines = new ArrayList<>();
        String unit = picture.normalised() ? "" : " logits";
        if (tile.map() != null) {
            lines.addAll(effects(picture, tile.map(), cell));
            if (tile.map().over() != null) {
                lines.addAll(distribution(tile.map().over(), cell));
            }
        }
        lines.addAll(attribution(picture.sheet(), tile.heads(spot.row(), spot.column())));
        if (!picture.sheet().asked().active().isEmpty()) {
            lines.add(new Line("with " + MapTexts.standing(picture.sheet().asked(), MapTexts.NAMED_LINES), ""));
        }
        boolean live = tile.isIn(model.live(), spot.row(), spot.column());
        if (live) {
            lines.add(new Line("live now, click takes it away", ""));
        } else if (tile.map() != null && !model.isCurrent()) {
            lines.add(new Line("of an earlier experiment", ""));
        }
        return new CardText(place, TilesPainter.written(picture, painted) + unit, painted > 0 ? "answer" : painted < 0 ? "distractor" : "",
                lines, tile.map() == null || tile.map().over() == null ? new double[0] : changes(tile.map().over(), cell));
    }

    private static double[] changes(SetMap over, int cell) {
        double[] after = over.cell(cell);
        double[] changes = new double[after.length];
        Arrays.setAll(changes, row -> after[row] - over.base()[row]);
        return changes;
    }

    /// How the effect is distributed over the prompts.
    private static List<Line> distribution(SetMap over, int cell) {
        double[] there = Arrays.stream(changes(over, cell)).filter(change -> !Double.isNaN(change)).toArray();
        Spread spread = Spread.of(there);
        if (there.length == 0) {
            return List.of();
        }
        return List.of(new Line("effect, mean ± standard error", Numbers.signed(spread.mean()) + " ± " + Numbers.plain(spread
                .standardError(), 2)),
                new Line("least, most", Numbers.signed(Arrays.stream(there).min().orElseThrow()) + ", " + Numbers.signed(Arrays.stream(
                        there)
                        .max().orElseThrow())),
                new Line("above 0 in", Numbers.percent(Arrays.stream(there).filter(change -> change > 0).count() / (double) there.length)
                        + " of " + there.length + " prompts"));
    }

    /// `Zero · L2H4 at ·John (10)`
    static String place(Tile tile, Spot spot) {
        List<Head> heads = tile.heads(spot.row(), spot.column());
        String part = heads.isEmpty() ? tile.rows().get(spot.row()) : heads.stream().map(Head::toString).collect(Collectors.joining(
                " and "));
        String token = tile.form() == Tile.Form.TOKENS ? " at " + tile.columns().get(spot.column()) + " (" + spot.column() + ")" : "";
        return tile.title() + " · " + part + token;
    }

    private static List<Line> effects(Picture picture, EffectMap map, int cell) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("logit difference", Numbers.signed(map.base()) + " → " + Numbers.signed(map.values()[cell])));
        if (picture.normalised() || picture.sheet().question() == MapQuestion.PAIRS) {
            lines.add(new Line("effect", Numbers.signed(map.effect(cell))));
        }
        if (map.kind().patching() && !picture.normalised()) {
            lines.add(new Line("normalised", Numbers.plain(Picture.share(map, cell, picture.sheet().direction()), 2)));
        }
        if (picture.sheet().question() == MapQuestion.PAIRS) {
            lines.add(new Line("sum of each alone", Numbers.signed(PairMatrix.of(picture.sheet()).orElseThrow().sumAlone(cell))));
        }
        return lines;
    }

    private static List<Line> attribution(Sheet sheet, List<Head> heads) {
        LogitAttribution attribution = sheet.attribution();
        if (attribution == null || heads.size() != 1) {
            return List.of();
        }
        String where = sheet.question().patching() ? "direct attribution, first prompt" : "direct attribution";
        return List.of(new Line(where, Numbers.signed(attribution.of(heads.getFirst()))));
    }

    String spoken() {
        return place + ": " + value + lines.stream().map(line -> ", " + line.name() + " " + line.number()).collect(Collectors.joining());
    }
}
