/// Sets of prompts: the files they come from, and the templates of those that ship.
@NullMarked
package glasshead.dataset;

import org.jspecify.annotations.NullMarked;
