package glasshead.ui.attention;

import glasshead.analysis.AttentionMap;
import glasshead.engine.TokenRow;
import glasshead.experiment.Head;
import glasshead.experiment.Weighting;
import glasshead.pixels.Cells;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Palette;
import java.util.List;
import java.util.stream.IntStream;

/// A map with the prompt that it belongs to: what all three pictures draw.
///
/// @param contrastPosition the query row that matters when no other is chosen
/// @param chosen           whether the user chose the heads; else it is the strongest one
/// @param withoutFirst     whether BOS's column is left out of picture and colour range
/// @param limit            where the colours end, for signed values on both sides of zero
record ShownAttention(AttentionMap map, TokenRow tokens, int contrastPosition, boolean chosen, boolean withoutFirst, double limit) {

    static ShownAttention of(AttentionMap map, TokenRow tokens, int contrastPosition, boolean chosen) {
        return new ShownAttention(map, tokens, contrastPosition, chosen, false, map.limit());
    }

    /// The same with BOS's column left out, or not; a prompt without BOS stays as it is.
    ShownAttention hidingBos(boolean hide) {
        boolean without = hide && tokens.bos();
        return new ShownAttention(map, tokens, contrastPosition, chosen, without, without ? limitWithoutFirst(map) : map.limit());
    }

    int length() {
        return map.length();
    }

    Weighting weighting() {
        return map.weighting();
    }

    List<Head> heads() {
        return map.heads();
    }

    /// Whether a query can attend to a key at all, and the picture has it.
    boolean has(int query, int key) {
        return key >= 0 && key <= query && query < length() && !(withoutFirst && key == 0);
    }

    /// What BOS's column would show is undefined while it is left out.
    Cells cells() {
        float[] values = map.values().clone();
        for (int query = 0; withoutFirst && query < length(); query++) {
            values[query * length()] = Float.NaN;
        }
        return Cells.causal(length(), values);
    }

    ColourScale scale(Palette palette, boolean dark) {
        return weighting().signed() ? ColourScale.diverging(palette, dark, limit()) : ColourScale.sequential(palette, dark, limit());
    }

    List<String> labels() {
        return IntStream.range(0, length()).mapToObj(this::label).toList();
    }

    String label(int position) {
        return tokens.bos() && position == 0 ? "BOS" : tokens.labels()[position];
    }

    /// `·to (14)`
    String name(int position) {
        return label(position) + " (" + position + ")";
    }

    /// The key that the contrast's query gets most from, whichever way.
    int strongestKey() {
        return strongestKey(contrastPosition);
    }

    /// The key that a query gets most from; the query itself where the picture has none.
    int strongestKey(int query) {
        int strongest = query;
        for (int key = 0; key <= query; key++) {
            if (has(query, key) && Math.abs(map.at(query, key)) > Math.abs(map.at(query, strongest))) {
                strongest = key;
            }
        }
        return strongest;
    }

    private static double limitWithoutFirst(AttentionMap map) {
        double limit = 0;
        for (int query = 0; query < map.length(); query++) {
            for (int key = 1; key <= query; key++) {
                limit = Math.max(limit, Math.abs(map.at(query, key)));
            }
        }
        return limit;
    }
}
