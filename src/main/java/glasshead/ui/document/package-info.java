/// Sessions as files: opening, saving, what is offered again after a crash.
@NullMarked
package glasshead.ui.document;

import org.jspecify.annotations.NullMarked;
