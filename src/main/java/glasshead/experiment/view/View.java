package glasshead.experiment.view;

import glasshead.experiment.Usual;

/// What is looked at: beside the [glasshead.experiment.Experiment], which says what is run. No number depends on it. It comes back with
/// undo and stands in the session file; how things are drawn for this user, as colours and the size of text, is a setting and not in here.
///
/// @param workspace which panels are there
/// @param side      which run the pictures of attention show
/// @param bars      in which order they stand
public record View(Workspace workspace, Locks locks, Side side, SecondPrompt second, GridLook grid, BarOrder bars, AttentionLook attention,
        MapsLook maps, SetLook set, HeadGroups groups, BesideLook beside, WeightsLook weights, CircuitLook circuit, LensLook lens,
        ContinueLook continuation,
        ScrubLook scrub, ExamplesLook examples, LessonLook lesson) {

    /// What a session begins with.
    @Usual
    public static final View FIRST = new View(Workspace.HEADS, Locks.FREE, Side.AFTER, SecondPrompt.HIDDEN, GridLook.USUAL, BarOrder.SIZE,
            AttentionLook.USUAL, MapsLook.USUAL, SetLook.USUAL, HeadGroups.NONE, BesideLook.USUAL, WeightsLook.USUAL, CircuitLook.USUAL,
            LensLook.USUAL,
            ContinueLook.USUAL, ScrubLook.USUAL, ExamplesLook.USUAL, LessonLook.NONE);

    public View withWorkspace(Workspace changed) {
        return new View(changed, locks, side, second, grid, bars, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withLocks(Locks changed) {
        return new View(workspace, changed, side, second, grid, bars, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withSide(Side changed) {
        return new View(workspace, locks, changed, second, grid, bars, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withSecond(SecondPrompt changed) {
        return new View(workspace, locks, side, changed, grid, bars, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withGrid(GridLook changed) {
        return new View(workspace, locks, side, second, changed, bars, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withBars(BarOrder changed) {
        return new View(workspace, locks, side, second, grid, changed, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withAttention(AttentionLook changed) {
        return new View(workspace, locks, side, second, grid, bars, changed, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withMaps(MapsLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, changed, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withSet(SetLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, changed, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withGroups(HeadGroups changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, changed, beside, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withBeside(BesideLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, groups, changed, weights, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withWeights(WeightsLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, groups, beside, changed, circuit, lens,
                continuation, scrub, examples, lesson);
    }

    public View withCircuit(CircuitLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, groups, beside, weights, changed, lens,
                continuation, scrub, examples, lesson);
    }

    public View withLens(LensLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, groups, beside, weights, circuit, changed,
                continuation, scrub, examples, lesson);
    }

    public View withContinuation(ContinueLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, groups, beside, weights, circuit, lens, changed,
                scrub, examples, lesson);
    }

    public View withScrub(ScrubLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, changed, examples, lesson);
    }

    public View withExamples(ExamplesLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, changed, lesson);
    }

    public View withLesson(LessonLook changed) {
        return new View(workspace, locks, side, second, grid, bars, attention, maps, set, groups, beside, weights, circuit, lens,
                continuation, scrub, examples, changed);
    }

    /// With what undo takes nothing away of: figures of hypotheses that were tested later stay known.
    ///
    /// @param now what is looked at before undo
    public View keeping(View now) {
        return withScrub(scrub.withTested(now.scrub.tested())).withLesson(now.lesson);
    }
}
