/// Published figures, computed anew on this machine.
@NullMarked
package glasshead.engine.verify;

import org.jspecify.annotations.NullMarked;
