/// One file for each quantity: its theory and source, how it is computed, what comes out.
@NullMarked
package glasshead.analysis;

import org.jspecify.annotations.NullMarked;
