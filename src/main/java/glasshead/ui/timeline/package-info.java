/// The training of a model, step by step.
@NullMarked
package glasshead.ui.timeline;

import org.jspecify.annotations.NullMarked;
