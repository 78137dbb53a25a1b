/// Circuits in files: our form, EAP-IG's and MIB's, Graphviz; hypotheses.
@NullMarked
package glasshead.circuit;

import org.jspecify.annotations.NullMarked;
