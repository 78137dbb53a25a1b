/// The answers and the distractors.
@NullMarked
package glasshead.ui.contrast;

import org.jspecify.annotations.NullMarked;
