/// The texts that they are trained on, generated.
@NullMarked
package glasshead.training.corpus;

import org.jspecify.annotations.NullMarked;
