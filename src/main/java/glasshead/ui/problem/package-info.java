/// What is shown when something failed.
@NullMarked
package glasshead.ui.problem;

import org.jspecify.annotations.NullMarked;
