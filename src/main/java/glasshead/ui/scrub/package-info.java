/// Causal scrubbing in the window: a hypothesis is drawn as a tree, tested on the set, and its parts are asked what they cost.
@NullMarked
package glasshead.ui.scrub;

import org.jspecify.annotations.NullMarked;
