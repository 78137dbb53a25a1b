/// Why a head looks from one token to another: its score taken apart.
@NullMarked
package glasshead.ui.why;

import org.jspecify.annotations.NullMarked;
