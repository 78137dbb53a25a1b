/// Whether keys are for a text.
@NullMarked
package glasshead.ui.typing;

import org.jspecify.annotations.NullMarked;
