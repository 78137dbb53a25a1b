/// What the model would say before its end: the residual stream read through a lens, at every place and token.
@NullMarked
package glasshead.ui.lens;

import org.jspecify.annotations.NullMarked;
