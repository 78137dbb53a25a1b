/// Colours, fonts and tooltips.
@NullMarked
package glasshead.ui.theme;

import org.jspecify.annotations.NullMarked;
