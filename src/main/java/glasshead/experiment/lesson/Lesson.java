package glasshead.experiment.lesson;

import glasshead.experiment.BadInput;
import java.util.ArrayList;
import java.util.List;

/// A short way through something, step by step.
///
/// @param about    what one learns, in a sentence or two
/// @param audience for whom
/// @param needs    what one has to know before; empty for nothing
/// @param minutes  how long it takes
/// @param model    which model it is about
public record Lesson(String title, String about, String audience, String needs, int minutes, String model, List<Step> steps) {

    public static final int MOST_STEPS = 60;
    /// Characters of a title, and of any other text.
    static final int LONGEST_TITLE = 120;
    static final int LONGEST_TEXT = 2000;
    private static final int MOST_MINUTES = 600;

    /// One that is begun, to be filled with steps.
    public static Lesson begun(String model) {
        return new Lesson("My lesson", "", "", "", 10, model, List.of());
    }

    public Lesson {
        title = titled(title, "a lesson");
        checkLength("about", about);
        checkLength("audience", audience);
        checkLength("needs", needs);
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new BadInput("a lesson takes 1 to " + MOST_MINUTES + " minutes, and this one " + minutes);
        }
        if (steps.size() > MOST_STEPS) {
            throw new BadInput("a lesson may have " + MOST_STEPS + " steps, and this one has " + steps.size());
        }
        steps = List.copyOf(steps);
    }

    static String titled(String title, String what) {
        String bare = title.strip();
        if (bare.isEmpty() || bare.length() > LONGEST_TITLE || bare.lines().count() > 1) {
            throw new BadInput("the title of " + what + " is one line of 1 to " + LONGEST_TITLE + " characters");
        }
        return bare;
    }

    static void checkLength(String name, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new BadInput(name + " may have " + LONGEST_TEXT + " characters and has " + text.length());
        }
    }

    public Lesson withTitle(String changed) {
        return new Lesson(changed, about, audience, needs, minutes, model, steps);
    }

    public Lesson withAbout(String changed) {
        return new Lesson(title, changed, audience, needs, minutes, model, steps);
    }

    public Lesson withSteps(List<Step> changed) {
        return new Lesson(title, about, audience, needs, minutes, model, changed);
    }

    /// With one more step at its end.
    public Lesson plus(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return withSteps(more);
    }

    /// How many steps have something to do.
    public int tasks() {
        return (int) steps.stream().filter(step -> step.check() != null).count();
    }
}
