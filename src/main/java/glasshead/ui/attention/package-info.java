/// Where a head looks: heatmap, arcs or coloured text.
@NullMarked
package glasshead.ui.attention;

import org.jspecify.annotations.NullMarked;
