package glasshead.ui.lesson;

import glasshead.experiment.lesson.Lesson;

/// A lesson in the list.
///
/// @param name    of one that ships, or the file that it is in
/// @param shipped whether it comes with the program
public record Entry(String name, Lesson lesson, boolean shipped) {
}
