package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Interaction of every two heads: what zeroing both does, minus what zeroing each alone does. Symmetric; nothing on the diagonal.
record PairMatrix(EffectMap alone, EffectMap together) {

    /// Empty while there is no pair.
    static Optional<PairMatrix> of(Sheet sheet) {
        EffectMap alone = sheet.map(MapKind.ZERO);
        EffectMap together = sheet.map(MapKind.ZERO_PAIRS);
        return alone == null || together == null ? Optional.empty() : Optional.of(new PairMatrix(alone, together));
    }

    /// The effect together minus the sum of the effects alone.
    double interaction(int pair) {
        return together.effect(pair) - sumAlone(pair);
    }

    double sumAlone(int pair) {
        return heads(pair).stream().mapToDouble(head -> alone.effect(number(head))).sum();
    }

    List<Head> heads(int pair) {
        return together.cells().get(pair).interventions().stream().map(Intervention::where).map(where -> where.asHead()).toList();
    }

    Tile tile() {
        int count = alone.values().length;
        double[] values = new double[count * count];
        int[] cells = new int[count * count];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(cells, Tile.NOTHING);
        List<List<Head>> heads = new ArrayList<>();
        List<String> names = alone.cells().stream().map(cell -> new Head(cell.layer(), cell.head()).toString()).toList();
        for (int i = 0; i < count * count; i++) {
            Head row = head(i / count);
            Head column = head(i % count);
            heads.add(row.equals(column) ? List.of(row) : List.of(row, column));
        }
        for (int pair = 0; pair < together.values().length; pair++) {
            int first = number(heads(pair).getFirst());
            int second = number(heads(pair).getLast());
            for (int place : new int[] {first * count + second, second * count + first}) {
                values[place] = interaction(pair);
                cells[place] = pair;
            }
        }
        return new Tile(KindNames.of(MapKind.ZERO_PAIRS), "", together, names, names, values, cells, heads, Tile.Form.GRID);
    }

    private Head head(int number) {
        return new Head(alone.cells().get(number).layer(), alone.cells().get(number).head());
    }

    private int number(Head head) {
        return head.layer() * alone.shape()[1] + head.index();
    }
}
