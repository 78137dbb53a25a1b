/// Lessons that ship and in files, the figures that judge them, and their check against the model.
@NullMarked
package glasshead.lesson;

import org.jspecify.annotations.NullMarked;
