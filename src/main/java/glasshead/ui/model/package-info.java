/// The model's card.
@NullMarked
package glasshead.ui.model;

import org.jspecify.annotations.NullMarked;
