/// The question on screen over the training of the model.
@NullMarked
package glasshead.ui.training;

import org.jspecify.annotations.NullMarked;
