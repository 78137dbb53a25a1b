package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import glasshead.gpt2.Edit.Change;
import glasshead.gpt2.Gpt2;
import java.util.List;

/// Makes interventions ready for the forward pass: places and positions are checked against model and prompt, and the numbers that replace others are
/// fetched from the runs they come from.
///
/// @param manager owns those numbers; it must stay open while the edits are used
record EditBinder(Gpt2 model, ActivationCache baseline, SourceRuns sources, NDManager manager) {

    List<Edit> bind(List<Intervention> interventions) {
        return interventions.stream().map(this::bind).toList();
    }

    Edit bind(Intervention line) {
        new PlaceCheck(model.config()).check(line);
        Where where = line.where();
        if (line.action() instanceof Action.Cut cut) {
            int[] keys = cut.keys().resolve(baseline.length());
            return edit(where, cut.queries().resolve(baseline.length()), new Change.Cut(keys, cut.renormalise()));
        }
        int[] positions = line.positions().resolve(baseline.length());
        return edit(where, positions, change(where, positions, line.action()));
    }

    private Edit edit(Where where, int[] positions, Change change) {
        return new Edit(where, positions, positions.length == baseline.length(), change);
    }

    private Change change(Where where, int[] positions, Action action) {
        return switch (action) {
            case Action.Set set -> new Change.Fill(set.value());
            case Action.Scale scale -> new Change.Multiply(scale.factor());
            case Action.Mean mean -> mean(where, positions, mean.perPosition());
            case Action.CopyOther copy -> copy(where, positions, copy.otherPositions());
            case Action.CopyReference copy -> replace(slice(sources.drawn(copy.seed(), neededLength(where, positions)), where), positions, false);
            case Action.Freeze freeze -> replace(slice(baseline, where), positions, true);
            case Action.AddUnembedding add -> new Change.Add(unembedding(add));
            case Action.AddDifference add -> new Change.Add(difference(where).muli(add.strength()));
            case Action.Cut cut -> throw new IllegalArgumentException("a cut has positions of its own: " + cut);
        };
    }

    private Change mean(Where where, int[] positions, boolean perPosition) {
        if (!perPosition) {
            return new Change.Replace(sources.meanOverPositions(this, where), false, false);
        }
        return replace(sources.meanPerPosition(this, where, positions[positions.length - 1] + 1), positions, false);
    }

    private Change copy(Where where, int[] positions, Positions otherPositions) {
        ActivationCache other = sources.other();
        boolean pattern = where.site().axes() == Site.Axes.PATTERN;
        if (otherPositions.all() || pattern) {
            boolean fits = pattern || positions.length == baseline.length()
                    ? other.length() == baseline.length() : positions[positions.length - 1] < other.length();
            if (!fits) {
                throw new BadInput("The second prompt has %d tokens and this one %d, so their positions don't correspond; make them equally long or pick positions."
                        .formatted(other.length(), baseline.length()));
            }
            return replace(slice(other, where), positions, false);
        }
        // Pairwise, so their order and repetitions count.
        int[] from = otherPositions.indices().stream().mapToInt(index -> Positions.of(index).resolve(other.length())[0]).toArray();
        if (from.length != positions.length && from.length != 1) {
            throw new BadInput("%d positions can't be filled from %d positions of the second prompt; give one, or as many."
                    .formatted(positions.length, from.length));
        }
        NDArray values = slice(other, where).get(manager, new NDIndex("{}", manager.create(from)));
        return from.length == 1 ? new Change.Replace(values.get(0), false, false) : new Change.Replace(values, true, false);
    }

    /// @param all values for every position, position first
    private Change replace(NDArray all, int[] positions, boolean held) {
        return new Change.Replace(all.get(manager, new NDIndex("{}", manager.create(positions))), true, held);
    }

    private int neededLength(Where where, int[] positions) {
        return where.site().axes() == Site.Axes.PATTERN ? baseline.length() : positions[positions.length - 1] + 1;
    }

    /// The place's part of a run's activation with position in front: `[pos, ...]`, for a pattern `[query, key]` or `[query, head, key]`.
    NDArray slice(ActivationCache run, Where where) {
        NDArray whole = run.get(manager, where.site(), where.layer());
        return switch (where.site().axes()) {
            case PATTERN -> where.head() == Where.ALL ? whole.transpose(1, 0, 2) : whole.get(where.head());
            case HEAD -> where.head() == Where.ALL ? whole : whole.get(":, {}", where.head());
            case NEURON -> where.neuron() == Where.ALL ? whole : whole.get(":, {}", where.neuron());
            default -> whole;
        };
    }

    private NDArray unembedding(Action.AddUnembedding add) {
        if (add.token() < 0 || add.token() >= model.config().vocabulary()) {
            throw new BadInput("Token id " + add.token() + " is not in the vocabulary, which has ids 0 to " + (model.config().vocabulary() - 1) + ".");
        }
        return model.weights().unembed().get(manager, add.token()).mul(add.strength());
    }

    private NDArray difference(Where where) {
        ActivationCache other = sources.other();
        return slice(baseline, where).get(baseline.length() - 1).sub(slice(other, where).get(other.length() - 1));
    }
}
