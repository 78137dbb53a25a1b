/// Waiting that a test can step.
@NullMarked
package glasshead.ui.delay;

import org.jspecify.annotations.NullMarked;
