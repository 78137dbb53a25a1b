/// The one door to the model: from an experiment to its findings.
@NullMarked
package glasshead.engine;

import org.jspecify.annotations.NullMarked;
