/// Lessons: the list of them, the page of one, and the drawer with the step that one is at, beside any workspace.
@NullMarked
package glasshead.ui.lesson;

import org.jspecify.annotations.NullMarked;
