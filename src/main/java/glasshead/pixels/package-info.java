/// From numbers to colours and cells.
@NullMarked
package glasshead.pixels;

import org.jspecify.annotations.NullMarked;
