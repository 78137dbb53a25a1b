/// The canvas for matrices that panels share.
@NullMarked
package glasshead.ui.heatmap;

import org.jspecify.annotations.NullMarked;
