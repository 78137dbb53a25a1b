/// The numbers of a panel as a table.
@NullMarked
package glasshead.ui.table;

import org.jspecify.annotations.NullMarked;
