package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody believes of how a model does something, to be tested by causal scrubbing: a tree from the logits down, whose nodes may be
/// given other rows of a data set, as long as these agree in what is believed to matter.
///
/// Source: "Causal Scrubbing" (Chan et al., 2022).
///
/// @param baseDraws rows drawn from all for each of the root's children; where there are none they are drawn by a seed
@JsonIgnoreProperties("result")
public record Hypothesis(String name, Node tree, @Nullable List<List<Integer>> baseDraws) {

    /// How a row that a node is given may differ from its parent's row.
    ///
    /// @param any     in everything
    /// @param columns columns of the set in which it agrees, each by its name, and positions of tokens, each by its number
    @JsonClassDescription("\"same\", \"any\", or a list of columns and positions")
    public record Feature(boolean any, List<Object> columns) {

        private static final String SAME_ROW = "same";
        private static final String ANY_ROW = "any";

        /// Not at all.
        public static final Feature SAME = new Feature(false, List.of());
        public static final Feature ANY = new Feature(true, List.of());

        public Feature {
            columns = List.copyOf(columns);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static Feature read(String word) {
            return switch (word) {
                case SAME_ROW -> SAME;
                case ANY_ROW -> ANY;
                default -> throw new BadInput("a feature is \"same\", \"any\", or a list of columns and positions");
            };
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static Feature read(List<Column> columns) {
            if (columns.isEmpty()) {
                throw new BadInput("a feature's list has names of columns, as \"io\", and positions from 0");
            }
            return new Feature(false, columns.stream().map(Column::name).toList());
        }

        /// One of them in JSON.
        @JsonClassDescription("the name of a column, or a position from 0")
        private record Column(Object name) {

            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            static Column read(String name) {
                return new Column(name);
            }

            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            static Column read(int position) {
                if (position < 0) {
                    throw new BadInput("positions count from 0");
                }
                return new Column(position);
            }
        }

        @JsonValue
        private Object written() {
            return any ? ANY_ROW : columns.isEmpty() ? SAME_ROW : columns;
        }

        /// Whether only the parent's own row will do.
        public boolean isSame() {
            return !any && columns.isEmpty();
        }
    }

    /// A unit, or several taken together, with the rows that it may be given.
    ///
    /// @param unit      `logits` at the root, else a sender; or nothing where there are `units`
    /// @param feature   how its row may differ from its parent's
    /// @param rest      what all inputs without a child follow, together: the node's own row, or any
    /// @param into      `q`, `k` or `v` of the parent, where that is a head
    /// @param positions of the parent at which the child's value is read; all where it is missing
    /// @param draw      by row of the set, the row that it is given
    /// @param restDraw  by row of the set, the row that the rest is from
    public record Node(@Nullable String unit, @Nullable List<String> units, @Nullable Feature feature, @Nullable Feature rest,
            @Nullable List<Node> children, @Nullable String into, @Nullable List<Integer> positions, @Nullable List<Integer> draw,
            @Nullable List<Integer> restDraw) {

        public Node {
            if ((unit == null) == (units == null)) {
                throw new BadInput("a node has a unit, or several units");
            }
        }

        public List<Node> inputs() {
            return children == null ? List.of() : children;
        }

        public Feature rowsLike() {
            return feature == null ? Feature.SAME : feature;
        }

        public Feature restLike() {
            return rest == null ? Feature.SAME : rest;
        }

        /// What writes its value; not of the root.
        public List<Sender> senders() {
            return unit == null ? units == null ? List.of() : units.stream().map(Sender::parse).toList() : List.of(Sender.parse(unit));
        }

        /// How sentences call it.
        public String label() {
            return unit == null ? String.join(" + ", units == null ? List.of() : units) : unit;
        }

        /// It and everything below it.
        public List<Node> all() {
            List<Node> all = new ArrayList<>(List.of(this));
            inputs().forEach(child -> all.addAll(child.all()));
            return all;
        }
    }
}
