/// The window of data sets.
@NullMarked
package glasshead.ui.set;

import org.jspecify.annotations.NullMarked;
