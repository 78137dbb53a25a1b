package glasshead.scan;

import glasshead.experiment.Direction;
import java.io.Serializable;
import java.util.Arrays;

/// A direction with its numbers.
///
/// @param vector `[d_model]`
/// @param offset added to the product; of a logit the unembedding's bias, else 0
public record DirectionVector(Direction direction, float[] vector, float offset) implements Serializable {

    /// Products with some tokens, added up in double precision, one number after the other.
    ///
    /// @param values `[token, d_model]`
    /// @param from   where the first of the tokens begins
    public float[] along(float[] values, int from, int tokens) {
        float[] products = new float[tokens];
        for (int token = 0; token < tokens; token++) {
            double sum = offset;
            for (int i = 0; i < vector.length; i++) {
                sum += (double) values[from + token * vector.length + i] * vector[i];
            }
            products[token] = (float) sum;
        }
        return products;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectionVector of && direction.equals(of.direction) && Arrays.equals(vector, of.vector)
                && Float.compare(offset, of.offset) == 0;
    }

    @Override
    public int hashCode() {
        return direction.hashCode() + 31 * Arrays.hashCode(vector);
    }
}
