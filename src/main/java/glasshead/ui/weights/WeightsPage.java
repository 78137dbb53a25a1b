package glasshead.ui.weights;

import glasshead.analysis.weights.Eigenvalue;
import java.util.List;

/// What one topic shows: a picture, and the numbers as a table.
///
/// @param legend  range and unit, one line
/// @param columns of the table
public record WeightsPage(String title, String legend, Picture picture, List<String> columns, List<Row> rows) {

    /// A row of the table.
    ///
    /// @param key what choosing it chooses: a head, a path's number; empty where there is nothing to choose
    public record Row(String key, List<String> cells) {
    }

    /// What stands beside the table.
    public sealed interface Picture {

        /// The table alone.
        record None() implements Picture {
        }

        /// A signed matrix of words.
        ///
        /// @param values `[row][column]`
        record Matrix(List<String> rows, List<String> columns, double[][] values) implements Picture {
        }

        /// Points of the complex plane.
        record Plane(List<Eigenvalue> points) implements Picture {
        }

        /// A number for each distance or frequency.
        ///
        /// @param first what the first one is
        /// @param axis  what is counted
        record Bars(double[] values, int first, String axis) implements Picture {
        }
    }
}
