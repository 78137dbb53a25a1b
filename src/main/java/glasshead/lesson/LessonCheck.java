package glasshead.lesson;

import glasshead.engine.Answers;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import glasshead.experiment.lesson.Check;
import glasshead.experiment.lesson.Claim;
import glasshead.experiment.lesson.Judge;
import glasshead.experiment.lesson.Lesson;
import glasshead.experiment.lesson.Reply;
import glasshead.experiment.lesson.Situation;
import glasshead.experiment.lesson.Step;
import glasshead.experiment.lesson.Verdict;
import glasshead.experiment.view.Shown;
import glasshead.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whether a lesson works on the models that are here: every state runs, every figure that a text speaks of is as it says, every task is
/// open when one comes to it and done once its own solution is on screen.
public final class LessonCheck {

    /// One thing that was looked at.
    ///
    /// @param step  index of the step
    /// @param words what was found, in a sentence
    public record Finding(int step, boolean right, String words) {
    }

    private final Answers engine;
    private final Consumer<Finding> soFar;
    private final BooleanSupplier cancelled;
    private final List<Finding> all = new ArrayList<>();
    private int at;

    private LessonCheck(Answers engine, Consumer<Finding> soFar, BooleanSupplier cancelled) {
        this.engine = engine;
        this.soFar = soFar;
        this.cancelled = cancelled;
    }

    /// @param soFar gets each finding as it is there
    /// @throws java.util.concurrent.CancellationException when `cancelled` says so
    public static List<Finding> of(Lesson lesson, Answers engine, Consumer<Finding> soFar, BooleanSupplier cancelled) {
        return new LessonCheck(engine, soFar, cancelled).of(lesson);
    }

    private List<Finding> of(Lesson lesson) {
        Shown there = null;
        for (at = 0; at < lesson.steps().size(); at++) {
            Step step = lesson.steps().get(at);
            try {
                there = one(step, there);
            } catch (BadInput problem) {
                tell(false, problem.getMessage());
            }
        }
        return List.copyOf(all);
    }

    private void tell(boolean right, String words) {
        Finding finding = new Finding(at, right, words);
        all.add(finding);
        soFar.accept(finding);
    }

    /// What is on screen after it.
    private @Nullable Shown one(Step step, @Nullable Shown before) {
        Shown start = step.state() == null ? before : step.state();
        if (start == null) {
            tell(false, "No step up to here has a state, so nobody knows what is on screen.");
            return null;
        }
        FigureReader figures = new FigureReader(start, engine, cancelled);
        if (step.state() != null) {
            figures.numbers();
            tell(true, "The state runs.");
        }
        Shown solution = step.solution();
        FigureReader solved = solution == null ? figures : new FigureReader(solution, engine, cancelled);
        step.claims().forEach(claim -> claim(claim, claim.ofSolution() ? solved : figures));
        if (step.check() != null) {
            task(step.check(), start, figures, solution == null ? null : solved);
        }
        return solution == null ? start : solution;
    }

    private void claim(Claim claim, FigureReader figures) {
        double number = figures.of(claim.figure());
        tell(claim.holds(number), Texts.format("%s is %.4f and should be %s.", Json.tree(claim.figure()), number, claim.wanted()));
    }

    private void task(Check check, Shown start, FigureReader figures, @Nullable FigureReader solved) {
        Verdict open = Judge.of(check, new Situation(start, figures.numbers(), Reply.NONE));
        tell(!open.met(), open.met() ? "The task is done before anything was done: " + open.words() : "The task is open at first.");
        switch (check) {
            case Check.Choice choice -> choice(choice, start);
            case Check.Typed typed -> typed(typed, start, figures);
            default -> {
                if (solved == null) {
                    tell(false, "The task has no solution.");
                } else {
                    Verdict done = Judge.of(check, new Situation(solved.after(), solved.numbers(), Reply.NONE));
                    tell(done.met(), done.met() ? "The solution does it: " + done.words() : "The solution does not do it: " + done.words());
                }
            }
        }
    }

    private void choice(Check.Choice choice, Shown start) {
        for (int option = 0; option < choice.options().size(); option++) {
            boolean met = Judge.of(choice, new Situation(start, null, Reply.chosen(option))).met();
            boolean told = !choice.options().get(option).why().isBlank();
            tell(met == (option == choice.right()) && told, told ? "The options say why." : "An option does not say why.");
        }
    }

    private void typed(Check.Typed typed, Shown start, FigureReader figures) {
        boolean met = Judge.of(typed, new Situation(start, null, Reply.typed(Double.toString(typed.value())))).met();
        tell(met, "The number itself is taken.");
        if (typed.of() != null) {
            double number = figures.of(typed.of());
            tell(Math.abs(number - typed.value()) <= typed.within(), Texts.format("The run says %.4f, the lesson %.4f.", number, typed
                    .value()));
        }
    }
}
