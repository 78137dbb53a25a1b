package glasshead.engine;

import glasshead.engine.ScrubFindings.Figure;
import glasshead.experiment.Hypothesis;
import java.util.List;

/// How a search by scrubbing went, and what it found.
///
/// @param steps      its path so far
/// @param hypothesis the smallest tree so far that recovers what was asked; while there is none, the tree that it is at
/// @param reached    whether it does
/// @param tried      how many trees were tried
/// @param seen       how many rows the search saw
/// @param heldOut    and how many it did not
/// @param onSeen     figures of the hypothesis on rows that the search saw; none while it is under way
/// @param onHeldOut  and on those that it did not
public record ScrubSearch(Question.OfScrubSearch question, ModelInfo model, List<Step> steps, Hypothesis hypothesis, boolean reached,
        int tried, int seen, int heldOut, List<Figure> onSeen, List<Figure> onHeldOut, double milliseconds) {

    public ScrubSearch {
        steps = List.copyOf(steps);
    }

    /// @param words     what was done
    /// @param recovered of the metric, on the rows that the search sees
    /// @param tried     how many trees had been tried
    public record Step(String words, double recovered, int tried) {
    }
}
