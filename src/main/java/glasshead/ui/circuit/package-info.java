/// Edges and circuits: the graph, what a circuit explains, its edges.
@NullMarked
package glasshead.ui.circuit;

import org.jspecify.annotations.NullMarked;
