/// The frame around each panel, and what panels have in common.
@NullMarked
package glasshead.ui.panel;

import org.jspecify.annotations.NullMarked;
