/// How numbers are written in the window.
@NullMarked
package glasshead.ui.format;

import org.jspecify.annotations.NullMarked;
