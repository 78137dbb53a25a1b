package glasshead.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A part of a model that is kept while the rest is replaced by what it does elsewhere.
public sealed interface Circuit {

    /// These edges; all others carry what their sender writes elsewhere.
    ///
    /// @param kept   in the graph's order
    /// @param scores what is known of edges, kept or not
    record OfEdges(List<Edge> kept, Map<Edge, Double> scores) implements Circuit {

        public OfEdges {
            kept = ascending(kept) ? List.copyOf(kept) : List.copyOf(new TreeSet<>(kept));
            scores = Map.copyOf(scores);
        }

        /// As most lists come, of which there may be many with tens of thousands of edges.
        private static boolean ascending(List<Edge> edges) {
            for (int i = 1; i < edges.size(); i++) {
                if (edges.get(i - 1).compareTo(edges.get(i)) >= 0) {
                    return false;
                }
            }
            return true;
        }

        public static OfEdges of(Collection<Edge> kept) {
            return new OfEdges(List.copyOf(kept), Map.of());
        }

        /// The strongest edges by a score.
        ///
        /// @param scores negative where cutting an edge hurts
        /// @param signed those whose cutting hurts most, instead of those with the largest effect in either direction
        public static OfEdges strongest(Map<Edge, Double> scores, int count, boolean signed) {
            return new OfEdges(ranked(scores, signed).subList(0, Math.min(count, scores.size())), scores);
        }

        /// Without edges that lie on no way from input to logits.
        public OfEdges pruned() {
            Set<Edge> connected = Graph.connected(kept);
            return new OfEdges(kept.stream().filter(connected::contains).toList(), scores);
        }

        /// Shared edges as a part of all edges of both; 1 for two empty circuits.
        public double jaccard(OfEdges other) {
            Set<Edge> both = new LinkedHashSet<>(kept);
            both.retainAll(new TreeSet<>(other.kept));
            int all = kept.size() + other.kept.size() - both.size();
            return all == 0 ? 1 : (double) both.size() / all;
        }
    }

    /// These heads; every other head's z is at its mean over the replacing runs, position by position, and MLPs are as they come. The
    /// way of "Interpretability in the Wild" (Wang et al., 2022).
    ///
    /// @param kept in order
    record OfHeads(List<Head> kept) implements Circuit {

        public OfHeads {
            kept = List.copyOf(new TreeSet<>(kept));
        }
    }

    /// Edges from the strongest to the weakest; of two that are equally strong the first in the graph comes first.
    ///
    /// @param scores negative where cutting an edge hurts
    /// @param signed by how much cutting hurts, instead of by the size of the effect
    static List<Edge> ranked(Map<Edge, Double> scores, boolean signed) {
        Comparator<Edge> strongest = Comparator.comparingDouble(edge -> {
            double score = scores.getOrDefault(edge, 0.);
            return signed ? score : -Math.abs(score);
        });
        return scores.keySet().stream().sorted(strongest.thenComparing(Comparator.naturalOrder())).toList();
    }
}
