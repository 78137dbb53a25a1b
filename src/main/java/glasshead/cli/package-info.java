/// The program without a window.
@NullMarked
package glasshead.cli;

import org.jspecify.annotations.NullMarked;
