/// What the window shows of a set: the choice of it, its outcome, its prompts, what interventions change; and the editor of its rows.
@NullMarked
package glasshead.ui.set;

import org.jspecify.annotations.NullMarked;
