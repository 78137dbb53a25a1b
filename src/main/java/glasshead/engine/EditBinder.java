package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import glasshead.analysis.AttendedPair;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Evidence;
import glasshead.analysis.ScoreTable;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.BadIntervention;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Texts;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import glasshead.gpt2.Edit.Change;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.Senders;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Makes interventions ready for the forward pass: places and positions are checked against model and prompt, and the numbers that replace
/// others are fetched from the runs they come from.
///
/// @param numbered all lines, in the order in which the user sees them, for what is said of one of them
/// @param manager  owns those numbers; it must stay open while the edits are used
record EditBinder(Gpt2 model, ActivationCache baseline, Sources sources, List<Intervention> numbered, NDManager manager) {

    /// The same with another owner of the numbers.
    EditBinder in(NDManager other) {
        return new EditBinder(model, baseline, sources, numbered, other);
    }

    List<Edit> bind(List<Intervention> interventions) {
        List<Edit> edits = new ArrayList<>();
        SortedMap<Integer, String> failures = new TreeMap<>();
        for (Intervention line : interventions) {
            try {
                edits.add(bind(line));
            } catch (BadInput problem) {
                int index = indexOf(line);
                if (index < 0) {
                    throw problem;
                }
                failures.put(index, problem.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw new BadIntervention(failures);
        }
        return List.copyOf(edits);
    }

    /// By identity, since equal lines may stand in the list twice; -1 for one that is not in it.
    private int indexOf(Intervention line) {
        return IntStream.range(0, numbered.size()).filter(index -> numbered.get(index) == line).findFirst().orElse(-1);
    }

    Edit bind(Intervention line) {
        PlaceCheck.of(model.config()).check(line);
        Where where = line.where();
        if (line.action() instanceof Action.Cut cut) {
            int[] keys = cut.keys().resolve(baseline.length());
            return edit(where, cut.queries().resolve(baseline.length()), new Change.Cut(keys, cut.renormalise()));
        }
        int[] positions = line.positions().resolve(baseline.length());
        return edit(where, positions, change(line, positions));
    }

    private Edit edit(Where where, int[] positions, Change change) {
        return new Edit(where, positions, positions.length == baseline.length(), change);
    }

    private Change change(Intervention line, int[] positions) {
        Where where = line.where();
        return switch (line.action()) {
            case Action.Set set -> new Change.Fill(set.value());
            case Action.Scale scale -> new Change.Multiply(scale.factor());
            case Action.Mean mean -> mean(where, positions, mean);
            case Action.CopyOther copy -> copy(line, positions, copy.otherPositions());
            case Action.CopyReference copy -> replace(slice(sources.drawn(copy.seed(), neededLength(where, positions)), where), positions,
                    false);
            case Action.Freeze freeze -> replace(slice(baseline, where), positions, true);
            case Action.AddUnembedding add -> new Change.Add(unembedding(add), false);
            case Action.AddDifference add -> new Change.Add(difference(where, positions, add.perPosition()).muli(add.strength()), add
                    .perPosition());
            case Action.CutParts cut -> cutParts(cut, where, positions);
            case Action.KeepOnly keep -> keepOnly(keep.kept());
            case Action.Cut cut -> throw new IllegalArgumentException("a cut has positions of its own: " + cut);
        };
    }

    private Change keepOnly(List<Edge> kept) {
        Gpt2Config config = model.config();
        if (config.layers() == 0) {
            throw new BadInput("This model has no layers, so there are no edges to keep.");
        }
        Graph graph = new Graph(config.layers(), config.heads(), config.hasMlp());
        graph.require(kept);
        ActivationCache other = sources.other();
        requireAligned(other, new int[] {baseline.length() - 1}, true);
        BitSet cut = new BitSet();
        cut.set(0, graph.edgeCount());
        kept.forEach(edge -> cut.clear(graph.index(edge)));
        return new Change.CutEdges(cut, Senders.of(other));
    }

    /// What a pair of parts gives each score, with its sign turned: added, it is gone.
    private Change cutParts(Action.CutParts cut, Where where, int[] queries) {
        Evidence untouched = new Evidence(model, baseline, ContrastTokens.NONE);
        int length = baseline.length();
        float[] changes = new float[queries.length * length];
        for (int i = 0; i < queries.length; i++) {
            for (int key : cut.keys().resolve(length)) {
                if (key <= queries[i]) {
                    ScoreTable table = new AttendedPair(where.asHead(), queries[i], key).of(untouched);
                    changes[i * length + key] = (float) -table.of(cut.queryPart(), cut.keyPart());
                }
            }
        }
        return new Change.Add(manager.create(changes, new Shape(queries.length, length)), true);
    }

    private Change mean(Where where, int[] positions, Action.Mean mean) {
        if (!mean.perPosition()) {
            return new Change.Replace(part(sources.meanOverPositions(manager, where, mean.by()), where, 0), false, false);
        }
        return replace(part(sources.meanPerPosition(manager, where, mean.by(), positions[positions.length - 1] + 1), where, 1), positions,
                false);
    }

    private Change copy(Intervention line, int[] positions, Positions otherPositions) {
        Where where = line.where();
        ActivationCache other = sources.other();
        boolean pattern = where.site().axes() == Site.Axes.PATTERN;
        if (otherPositions.all() || pattern) {
            requireAligned(other, positions, pattern);
            return replace(slice(other, where), positions, false);
        }
        int[] to = line.positions().inOrder(baseline.length());
        int[] from = otherPositions.inOrder(other.length());
        if (from.length != to.length && from.length != 1) {
            throw new BadInput(Texts.format("%d positions can't be filled from %d positions of the second prompt; give one, or as many.",
                    to.length, from.length));
        }
        // Read pairwise in the order given; the edit wants them by ascending position.
        SortedMap<Integer, Integer> sourceOf = new TreeMap<>();
        for (int pair = 0; pair < to.length; pair++) {
            sourceOf.put(to[pair], from[from.length == 1 ? 0 : pair]);
        }
        int[] sources = sourceOf.values().stream().mapToInt(Integer::intValue).toArray();
        return replace(slice(other, where), sources, false);
    }

    /// @param whole whether all positions of the second prompt are needed
    private void requireAligned(ActivationCache other, int[] positions, boolean whole) {
        boolean fits = whole || positions.length == baseline.length()
                ? other.length() == baseline.length() : positions[positions.length - 1] < other.length();
        if (!fits) {
            throw new BadInput(Texts.format(
                    "The second prompt has %d tokens and this one %d, so their positions don't correspond; make them equally long or pick "
                            + "positions.",
                    other.length(), baseline.length()));
        }
    }

    /// @param all values for every position, position first
    private Change replace(NDArray all, int[] positions, boolean held) {
        return new Change.Replace(at(all, positions), true, held);
    }

    private NDArray at(NDArray all, int[] positions) {
        return all.get(manager, new NDIndex("{}", manager.create(positions)));
    }

    private int neededLength(Where where, int[] positions) {
        return where.site().axes() == Site.Axes.PATTERN ? baseline.length() : positions[positions.length - 1] + 1;
    }

    /// The place's part of a run's activation with position in front: `[pos, ...]`, for a pattern `[query, key]` or `[query, head, key]`.
    private NDArray slice(ActivationCache run, Where where) {
        NDArray whole = run.get(manager, where.site(), where.layer());
        if (where.site().axes() == Site.Axes.PATTERN) {
            return where.head() == Where.ALL ? whole.transpose(1, 0, 2) : whole.get(where.head());
        }
        return part(whole, where, 1);
    }

    /// The place's head or neuron of a whole site.
    ///
    /// @param axis the axis that counts heads or neurons
    private static NDArray part(NDArray whole, Where where, int axis) {
        int inner = switch (where.site().axes()) {
            case HEAD -> where.head();
            case NEURON -> where.neuron();
            default -> Where.ALL;
        };
        return inner == Where.ALL ? whole : whole.get(axis == 0 ? "{}" : ":, {}", inner);
    }

    private NDArray unembedding(Action.AddUnembedding add) {
        if (add.token() < 0 || add.token() >= model.config().vocabulary()) {
            throw new BadInput("Token id " + add.token() + " is not in the vocabulary, which has ids 0 to " + (model.config().vocabulary()
                    - 1) + ".");
        }
        return model.weights().unembed().get(manager, add.token()).mul(add.strength());
    }

    /// This prompt minus the second one: of their last positions `[...]`, or of each of some positions `[pos, ...]`.
    private NDArray difference(Where where, int[] positions, boolean perPosition) {
        ActivationCache other = sources.other();
        NDArray own = slice(baseline, where);
        if (!perPosition) {
            return own.get(baseline.length() - 1).sub(slice(other, where).get(other.length() - 1));
        }
        requireAligned(other, positions, false);
        return at(own, positions).sub(at(slice(other, where), positions));
    }
}
