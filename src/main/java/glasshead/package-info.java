/// The program: starting, and the one place that puts its parts together.
@NullMarked
package glasshead;

import org.jspecify.annotations.NullMarked;
