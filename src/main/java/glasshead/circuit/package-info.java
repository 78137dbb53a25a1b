/// Circuits in files: our form, EAP-IG's and MIB's, Graphviz; circuits that ship to compare with; hypotheses.
@NullMarked
package glasshead.circuit;

import org.jspecify.annotations.NullMarked;
