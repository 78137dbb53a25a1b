/// The next tokens, before and after.
@NullMarked
package glasshead.ui.predictions;

import org.jspecify.annotations.NullMarked;
