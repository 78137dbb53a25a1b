/// The states that were looked at, to go back to and to compare.
@NullMarked
package glasshead.ui.history;

import org.jspecify.annotations.NullMarked;
