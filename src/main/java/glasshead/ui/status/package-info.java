/// The line at the bottom.
@NullMarked
package glasshead.ui.status;

import org.jspecify.annotations.NullMarked;
