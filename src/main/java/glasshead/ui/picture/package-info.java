/// Panels as pictures.
@NullMarked
package glasshead.ui.picture;

import org.jspecify.annotations.NullMarked;
