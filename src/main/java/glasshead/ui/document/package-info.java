/// Sessions as files: opening, saving, and the line that offers one that was left behind.
@NullMarked
package glasshead.ui.document;

import org.jspecify.annotations.NullMarked;
