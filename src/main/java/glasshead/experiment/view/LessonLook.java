package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Usual;

/// The lesson that runs beside whatever workspace is open.
///
/// @param lesson name of a lesson that ships, or its file; empty for none
/// @param step   index of the step that is shown
public record LessonLook(String lesson, int step) {

    @Usual
    public static final LessonLook NONE = new LessonLook("", 0);

    public LessonLook {
        if (step < 0) {
            throw new BadInput("steps of a lesson count from 0");
        }
    }

    public boolean runs() {
        return !lesson.isEmpty();
    }
}
