/// How the window looks, kept between starts.
@NullMarked
package glasshead.ui.options;

import org.jspecify.annotations.NullMarked;
