/// What is asked and what was found, as the window observes it, and the thread that does the work.
@NullMarked
package glasshead.session;

import org.jspecify.annotations.NullMarked;
