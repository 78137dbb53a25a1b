/// One question asked of every part of the model.
@NullMarked
package glasshead.ui.maps;

import org.jspecify.annotations.NullMarked;
