/// The experiment on screen as something else that gives the same numbers: to be read, copied and saved.
@NullMarked
package glasshead.ui.export;

import org.jspecify.annotations.NullMarked;
