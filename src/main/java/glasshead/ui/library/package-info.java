/// The models there are and those to get.
@NullMarked
package glasshead.ui.library;

import org.jspecify.annotations.NullMarked;
