/// Running text whose tokens carry values.
@NullMarked
package glasshead.ui.tokens;

import org.jspecify.annotations.NullMarked;
