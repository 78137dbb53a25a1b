/// How the shipped models were trained, and can be again.
@NullMarked
package glasshead.training;

import org.jspecify.annotations.NullMarked;
