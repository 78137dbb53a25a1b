package glasshead.analysis.modular;

import java.util.stream.IntStream;

/// The orthonormal real Fourier basis of functions on the numbers modulo an odd prime p: row 0 is constant, row `2k - 1` is cos(2πkx/p),
/// row `2k` is sin(2πkx/p), for k = 1 to (p - 1)/2, each of length 1 (`1/√p`, `√(2/p)`).
///
/// Source: Nanda, Chan, Lieberum, Smith and Steinhardt, "Progress measures for grokking via mechanistic interpretability" (ICLR 2023), and
/// the `fourier_basis` of its notebook.
///
/// @param rows `[component, x]`
public record FourierBasis(int prime, double[][] rows) {

    public static FourierBasis of(int prime) {
        double[][] rows = new double[prime][prime];
        for (int component = 0; component < prime; component++) {
            int frequency = frequency(component);
            for (int x = 0; x < prime; x++) {
                // reduced before it is multiplied, which keeps the angle exact however large k * x is
                double angle = 2 * Math.PI * (frequency * x % prime) / prime;
                rows[component][x] = component == 0 ? Math.sqrt(1.0 / prime)
                        : Math.sqrt(2.0 / prime) * (component % 2 == 1 ? Math.cos(angle) : Math.sin(angle));
            }
        }
        return new FourierBasis(prime, rows);
    }

    /// How many frequencies there are beside the constant.
    public int frequencies() {
        return (prime - 1) / 2;
    }

    /// Of a component; 0 for the constant.
    public static int frequency(int component) {
        return (component + 1) / 2;
    }

    public static int cosine(int frequency) {
        return 2 * frequency - 1;
    }

    public static int sine(int frequency) {
        return 2 * frequency;
    }

    /// `const`, `cos 5`, `sin 5`.
    public static String name(int component) {
        return component == 0 ? "const" : (component % 2 == 1 ? "cos " : "sin ") + frequency(component);
    }

    /// The names of all components of a basis for `prime`.
    public static String[] names(int prime) {
        return IntStream.range(0, prime).mapToObj(FourierBasis::name).toArray(String[]::new);
    }

    /// Coefficients over the first axis: `[x, column]` to `[component, column]`.
    public double[][] over(double[][] values) {
        double[][] result = new double[prime][values[0].length];
        for (int component = 0; component < prime; component++) {
            double[] into = result[component];
            for (int x = 0; x < prime; x++) {
                double factor = rows[component][x];
                double[] row = values[x];
                for (int column = 0; column < into.length; column++) {
                    into[column] += factor * row[column];
                }
            }
        }
        return result;
    }

    /// Coefficients of a function of two numbers, `[a, b]` to `[component over a, component over b]`.
    public double[][] overBoth(double[][] values) {
        return transposed(over(transposed(over(values))));
    }

    /// The 2D spectrum of pictures `[a * prime + b]`: for each component the length over the pictures, `[component over a * prime +
    /// component over b]`; 0 for the constant, which is left out.
    public float[] sizes(float[]... pictures) {
        double[] squares = new double[prime * prime];
        for (float[] picture : pictures) {
            double[][] coefficients = overBoth(square(picture, prime));
            for (int i = 1; i < squares.length; i++) {
                squares[i] += coefficients[i / prime][i % prime] * coefficients[i / prime][i % prime];
            }
        }
        float[] sizes = new float[squares.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = (float) Math.sqrt(squares[i]);
        }
        return sizes;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] result = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[row].length; column++) {
                result[column][row] = matrix[row][column];
            }
        }
        return result;
    }

    /// A picture `[a * prime + b]` as rows.
    static double[][] square(float[] picture, int prime) {
        double[][] square = new double[prime][prime];
        for (int i = 0; i < picture.length; i++) {
            square[i / prime][i % prime] = picture[i];
        }
        return square;
    }
}
