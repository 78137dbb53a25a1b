package glasshead.ui.maps;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.EffectMap;
import glasshead.experiment.Head;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapKind.Cell;
import glasshead.experiment.Where;
import glasshead.experiment.view.MapFamily;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.MapsLook;
import glasshead.experiment.view.PatchDirection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Lays the maps of a sheet out as matrices.
final class Tiles {

    private final Sheet sheet;
    private final boolean normalised;
    private final int layer;

    Tiles(Sheet sheet, boolean normalised, int layer) {
        this.sheet = sheet;
        this.normalised = normalised;
        this.layer = layer;
    }

    List<Tile> all() {
        if (sheet.question() == MapQuestion.PAIRS) {
            return PairMatrix.of(sheet).map(PairMatrix::tile).stream().toList();
        }
        List<Tile> drawn = sheet.shown().map(this::tile).toList();
        List<Tile> all = new ArrayList<>();
        for (MapKind kind : sheet.question().kinds()) {
            int place = sheet.shown().map(EffectMap::kind).toList().indexOf(kind);
            all.add(place >= 0 ? drawn.get(place) : Tile.missing(KindNames.of(kind), sheet.refusals().getOrDefault(kind, ""), drawn
                    .getFirst()));
        }
        LogitAttribution attribution = sheet.attribution();
        if (sheet.question().family() == MapFamily.ABLATION && attribution != null) {
            all.add(attribution(attribution, drawn.getFirst()));
        }
        return all;
    }

    private Tile tile(EffectMap map) {
        return switch (map.kind().axes()) {
            case LAYERS -> tile(map, layers(map.shape()[0]), List.of(""), Tile.Form.BARS);
            case HEADS -> tile(map, layers(map.shape()[0]), indices(map.shape()[1]), Tile.Form.GRID);
            case LAYERS_BY_POSITION -> tile(map, layers(map.shape()[0]), sheet.tokens(map), Tile.Form.TOKENS);
            case HEADS_BY_POSITION, POSITIONS_BY_HEAD -> headRows(map);
            case PAIRS -> throw new IllegalStateException("pairs are drawn as one matrix");
        };
    }

    /// The matrix is the map as it stands.
    private Tile tile(EffectMap map, List<String> rows, List<String> columns, Tile.Form form) {
        int[] cells = IntStream.range(0, rows.size() * columns.size()).toArray();
        return tile(map, rows, columns, cells, form);
    }

    private Tile tile(EffectMap map, List<String> rows, List<String> columns, int[] cells, Tile.Form form) {
        double[] values = Arrays.stream(cells).mapToDouble(cell -> painted(map, cell)).toArray();
        List<List<Head>> heads = Arrays.stream(cells).mapToObj(cell -> heads(map.cells().get(cell))).toList();
        return new Tile(KindNames.of(map.kind()), "", map, rows, columns, values, cells, heads, form);
    }

    /// A row for each head of the chosen layer, or of all, and a column for each position.
    private Tile headRows(EffectMap map) {
        int positions = map.labels().length;
        List<String> rows = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        int heads = map.values().length / positions / map.shape()[0];
        for (int row = 0; row < map.shape()[0]; row++) {
            for (int head = 0; head < heads && (layer == MapsLook.ALL_LAYERS || layer == row); head++) {
                rows.add(new Head(row, head).toString());
                for (int position = 0; position < positions; position++) {
                    boolean headFirst = map.kind().axes() == MapKind.Axes.HEADS_BY_POSITION;
                    cells.add(headFirst ? (row * heads + head) * positions + position : (row * positions + position) * heads + head);
                }
            }
        }
        return tile(map, rows, sheet.tokens(map), cells.stream().mapToInt(Integer::intValue).toArray(), Tile.Form.TOKENS);
    }

    private double painted(EffectMap map, int cell) {
        if (!normalised) {
            return map.effect(cell);
        }
        return sheet.direction() == PatchDirection.INTO_CLEAN ? -map.normalised(cell) : map.normalised(cell);
    }

    private static Tile attribution(LogitAttribution attribution, Tile like) {
        double[] values = Arrays.stream(attribution.heads()).flatMapToDouble(Arrays::stream).toArray();
        int[] none = new int[values.length];
        Arrays.fill(none, Tile.NOTHING);
        return new Tile("Direct attribution", "", null, like.rows(), like.columns(), values, none, like.heads(), Tile.Form.GRID);
    }

    private static List<Head> heads(Cell cell) {
        return cell.head() == Where.ALL ? Collections.emptyList() : List.of(new Head(cell.layer(), cell.head()));
    }

    private static List<String> layers(int count) {
        return IntStream.range(0, count).mapToObj(index -> "L" + index).toList();
    }

    private static List<String> indices(int count) {
        return IntStream.range(0, count).mapToObj(index -> "H" + index).toList();
    }
}
