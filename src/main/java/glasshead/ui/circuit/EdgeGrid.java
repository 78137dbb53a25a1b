package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Edges as the cells of a matrix.
///
/// @param numbers of the edges in the graph's order, row by row; negative where there is none
record EdgeGrid(List<String> rows, List<String> columns, int[] numbers) {

    /// All of them: senders down, receivers across.
    static EdgeGrid all(Graph graph, List<Edge> edges) {
        List<Receiver> receivers = graph.receivers();
        EdgeGrid grid = empty(names(graph.senders()), names(receivers));
        int column = 0;
        for (int edge = 0; edge < edges.size(); edge++) {
            while (!receivers.get(column).equals(edges.get(edge).receiver())) {
                column++; // edges stand by receiver
            }
            grid.numbers[graph.index(edges.get(edge).sender()) * receivers.size() + column] = edge;
        }
        return grid;
    }

    /// Those into one receiver: a row for each layer, its heads and its MLP; the input by itself above.
    static EdgeGrid into(Graph graph, Receiver receiver) {
        List<Part> senders = graph.senders().stream().filter(receiver::reads).toList();
        List<String> rows = new ArrayList<>(List.of("input"));
        int layers = senders.stream().filter(sender -> sender.kind() != Part.Kind.INPUT).mapToInt(sender -> sender.layer() + 1).max()
                .orElse(0);
        IntStream.range(0, layers).forEach(layer -> rows.add("L" + layer));
        List<String> columns = new ArrayList<>();
        IntStream.range(0, graph.heads()).forEach(head -> columns.add("H" + head));
        if (graph.mlps()) {
            columns.add("MLP");
        }
        EdgeGrid grid = empty(rows, columns);
        for (Part sender : senders) {
            boolean input = sender.kind() == Part.Kind.INPUT;
            int row = input ? 0 : sender.layer() + 1;
            int column = input ? 0 : sender.isHead() ? sender.head() : graph.heads();
            grid.numbers[row * columns.size() + column] = graph.index(new Edge(sender, receiver));
        }
        return grid;
    }

    private static List<String> names(List<?> parts) {
        return parts.stream().map(Object::toString).toList();
    }

    private static EdgeGrid empty(List<String> rows, List<String> columns) {
        int[] numbers = new int[rows.size() * columns.size()];
        Arrays.fill(numbers, -1);
        return new EdgeGrid(List.copyOf(rows), List.copyOf(columns), numbers);
    }

    /// Negative where there is none.
    int at(int row, int column) {
        boolean inside = row >= 0 && row < rows.size() && column >= 0 && column < columns.size();
        return inside ? numbers[row * columns.size() + column] : -1;
    }
}
