/// Direct logit attribution, a bar for each part.
@NullMarked
package glasshead.ui.bars;

import org.jspecify.annotations.NullMarked;
