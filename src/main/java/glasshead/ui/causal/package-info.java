/// What can be done to a part, offered where it is shown.
@NullMarked
package glasshead.ui.causal;

import org.jspecify.annotations.NullMarked;
