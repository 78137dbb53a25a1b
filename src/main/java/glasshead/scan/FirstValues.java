package glasshead.scan;

import java.util.Arrays;

/// The values of some parts at the first tokens, from which [Ranges] come.
public final class FirstValues implements TokenSink {

    private final int[] columns;
    private final float[][] values;
    private int count;

    /// @param columns of the parts
    /// @param room    tokens at most; what comes then is left
    public FirstValues(int[] columns, int room) {
        this.columns = columns;
        values = new float[columns.length][room];
    }

    @Override
    public void add(PassingTokens tokens) {
        int room = columns.length == 0 ? 0 : Math.min(tokens.length(), values[0].length - count);
        for (int token = 0; token < room; token++) {
            int row = tokens.offset() + token * tokens.stride();
            for (int part = 0; part < columns.length; part++) {
                values[part][count] = tokens.values()[row + columns[part]];
            }
            count++;
        }
    }

    public Ranges ranges() {
        return Ranges.of(values, count);
    }

    @Override
    public String toString() {
        return count + " values of " + Arrays.toString(columns);
    }
}
