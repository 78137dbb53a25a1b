/// Lessons as plain values: pages of steps with states to go to and tasks, and what judges whether a task is done. Pure.
@NullMarked
package glasshead.experiment.lesson;

import org.jspecify.annotations.NullMarked;
