package glasshead.ui.document;

/// What the File menu does with lessons.
///
/// @param open asks for a lesson file and begins it
/// @param add  makes a step of what is on screen, in the lesson that is being written
public record LessonActions(Runnable open, Runnable add) {
}
