/// The list of what is done to the model.
@NullMarked
package glasshead.ui.interventions;

import org.jspecify.annotations.NullMarked;
