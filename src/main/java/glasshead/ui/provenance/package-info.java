/// Where a number comes from.
@NullMarked
package glasshead.ui.provenance;

import org.jspecify.annotations.NullMarked;
