package glasshead.ui.circuit;

import glasshead.circuit.KnownCircuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// A circuit that another one is compared with, as it is drawn over that: its parts in the colours of their classes, its own edges dotted.
///
/// @param classes   the class of each of its parts, by number; 0 where it has no classes
/// @param names     of the classes
/// @param elsewhere edges that only it keeps
record Overlay(Map<GraphNode, Integer> classes, List<String> names, Set<Edge> elsewhere) {

    static final Overlay NONE = new Overlay(Map.of(), List.of(), Set.of());

    /// Told apart from teal, orange and the colours of ports, also by eyes that tell few colours apart: by lightness.
    private static final Color[] LIGHT = {Color.web("#8fb4f5"), Color.web("#d8c3f7"), Color.web("#f4b6cf"), Color.web("#e9dd84"), Color.web(
            "#bfe3a8"), Color.web("#c9ced6"), Color.web("#e0c4a4")};
    private static final Color[] DARK = {Color.web("#2f54a0"), Color.web("#5d4590"), Color.web("#84375a"), Color.web("#6e6212"), Color.web(
            "#3c6427"), Color.web("#535a66"), Color.web("#6b4c2a")};

    static Overlay of(@Nullable KnownCircuit other, Shown shown) {
        if (other == null) {
            return NONE;
        }
        Graph graph = shown.graph();
        Map<GraphNode, Integer> classes = new HashMap<>();
        other.all().stream().filter(graph::has).forEach(part -> classes.put(new GraphNode(part), 0));
        List<String> names = List.copyOf(other.parts(graph).keySet());
        for (int number = 0; number < names.size(); number++) {
            for (Part part : other.parts(graph).getOrDefault(names.get(number), List.of())) {
                classes.put(new GraphNode(part), number);
            }
        }
        Set<Edge> elsewhere = other.kept() == null ? new HashSet<>() : new TreeSet<>(other.kept());
        elsewhere.removeAll(new HashSet<>(shown.kept()));
        return new Overlay(classes, names, elsewhere);
    }

    static Color colour(int number, boolean dark) {
        Color[] colours = dark ? DARK : LIGHT;
        return colours[number % colours.length];
    }

    Set<GraphNode> parts() {
        return classes.keySet();
    }
}
