/// The grid of all heads.
@NullMarked
package glasshead.ui.heads;

import org.jspecify.annotations.NullMarked;
