/// The main window around the panels: places, keys, help.
@NullMarked
package glasshead.ui.shell;

import org.jspecify.annotations.NullMarked;
