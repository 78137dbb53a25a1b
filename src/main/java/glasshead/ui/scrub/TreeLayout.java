package glasshead.ui.scrub;

import glasshead.experiment.Hypothesis.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Where the nodes of a tree are drawn: the root at the left, each depth in a column, leaves one below the other, a node with inputs in
/// the middle of them.
///
/// @param places by path, in the order of the tree
/// @param columns how many there are
/// @param rows    how many there are
record TreeLayout(SequencedMap<List<Integer>, Place> places, int columns, int rows) {

    /// @param column from the left
    /// @param row    from the top; between two where a node has an even number of inputs
    record Place(int column, double row) {
    }

    static TreeLayout of(Node tree) {
        SequencedMap<List<Integer>, Place> places = new LinkedHashMap<>();
        tree.paths().forEach(path -> places.put(path, new Place(path.size(), 0)));
        int leaves = 0;
        for (List<Integer> path : tree.paths()) {
            if (tree.at(path).inputs().isEmpty()) {
                places.put(path, new Place(path.size(), leaves));
                leaves++;
            }
        }
        for (List<Integer> path : places.sequencedKeySet().reversed()) {
            int inputs = tree.at(path).inputs().size();
            if (inputs > 0) {
                double first = child(places, path, 0).row;
                double last = child(places, path, inputs - 1).row;
                places.put(path, new Place(path.size(), (first + last) / 2));
            }
        }
        int columns = places.values().stream().mapToInt(Place::column).max().orElse(0) + 1;
        return new TreeLayout(places, columns, leaves);
    }

    private static Place child(SequencedMap<List<Integer>, Place> places, List<Integer> path, int number) {
        return Objects.requireNonNull(places.get(Stream.concat(path.stream(), Stream.of(number)).toList()));
    }
}
