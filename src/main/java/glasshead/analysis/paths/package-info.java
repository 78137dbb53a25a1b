/// A model's output as a sum over the paths through it.
@NullMarked
package glasshead.analysis.paths;

import org.jspecify.annotations.NullMarked;
