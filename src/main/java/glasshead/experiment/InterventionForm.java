package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import glasshead.experiment.Action.AddDifference;
import glasshead.experiment.Action.AddUnembedding;
import glasshead.experiment.Action.CopyOther;
import glasshead.experiment.Action.CopyReference;
import glasshead.experiment.Action.Cut;
import glasshead.experiment.Action.CutParts;
import glasshead.experiment.Action.Freeze;
import glasshead.experiment.Action.KeepOnly;
import glasshead.experiment.Action.Mean;
import glasshead.experiment.Action.Scale;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An [Intervention] in JSON, the same on the command line and in session files: an object with a `site` (TransformerLens name) and, where
/// that narrows it, `head`, `neuron`, `positions` (see [Positions]; all where they are missing), `enabled` (default true), and one action:
///
/// - `"set"`: a number, or `"mean_over_positions"` or `"mean_per_position"` with optional `by` (a column of the set that groups its rows)
/// - `"scale"`: a number
/// - `"copyFrom"`: `"other"` with optional `otherPositions`, or `"reference"` with optional `seed` (default 0)
/// - `"cut"`: `{"query": 3, "key": [1, 2]}`, where a missing one means all, with optional `renormalise`
/// - `"cutParts"`: `{"queryPart": "L0H1", "keyPart": "embed", "key": [1, 2]}`, where a missing key means all
/// - `"addUnembedding"`: a token id, with optional `strength` (default 1)
/// - `"addDifference"`: `true` for that of both prompts' last positions, the same everywhere, or `"per_position"`; with optional `strength`
/// - `"freeze"`: `"baseline"`
/// - `"keepOnly"`: a list of edges, `["input->L0H5.v", ..]`, at the site `hook_embed`
record InterventionForm(String site, @Nullable Integer head, @Nullable Integer neuron, @Nullable Positions positions, @Nullable To set,
        @Nullable String by, @Nullable Double scale, @Nullable String copyFrom, @Nullable Positions otherPositions, @Nullable Long seed,
        @Nullable Edges cut, @Nullable Boolean renormalise, @Nullable PartEdges cutParts,
        @Nullable Integer addUnembedding, @Nullable Difference addDifference, @Nullable Double strength,
        @Nullable String freeze, @Nullable List<Edge> keepOnly, @Nullable Boolean enabled) {

    private static final String OTHER = "other";
    private static final String REFERENCE = "reference";
    private static final String BASELINE = "baseline";
    private static final String ACTIONS = "set, scale, copyFrom, cut, cutParts, addUnembedding, addDifference, freeze, keepOnly";

    /// What an activation is set to.
    @JsonClassDescription("a number, \"mean_over_positions\" or \"mean_per_position\"")
    record To(@JsonValue Object value) {

        private static final String OVER_POSITIONS = "mean_over_positions";
        private static final String PER_POSITION = "mean_per_position";

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static To read(Number number) {
            return new To(number);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static To read(String mean) {
            return new To(oneOf(mean, OVER_POSITIONS, PER_POSITION));
        }

        private static @Nullable To of(Action action) {
            return switch (action) {
                case Action.Set set -> new To(set.value());
                case Mean mean -> new To(mean.perPosition() ? PER_POSITION : OVER_POSITIONS);
                default -> null;
            };
        }

        private Action action(@Nullable String by) {
            return value instanceof Number number ? new Action.Set(number.doubleValue())
                    : new Mean(value.equals(PER_POSITION), Objects.requireNonNullElse(by, ""));
        }
    }

    /// Which difference of the two prompts is added.
    @JsonClassDescription("true or \"per_position\"")
    record Difference(@JsonValue Object value) {

        private static final String PER_POSITION = "per_position";

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static Difference read(boolean last) {
            if (!last) {
                throw new BadInput("addDifference can only be true or \"per_position\"");
            }
            return new Difference(true);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static Difference read(String word) {
            return new Difference(oneOf(word, PER_POSITION));
        }

        private static Difference of(AddDifference action) {
            return new Difference(action.perPosition() ? PER_POSITION : true);
        }

        private boolean perPosition() {
            return value.equals(PER_POSITION);
        }
    }

    /// Attention edges.
    record Edges(@Nullable Positions query, @Nullable Positions key) {
    }

    /// Two parts whose meeting is cut.
    record PartEdges(String queryPart, String keyPart, @Nullable Positions key) {
    }

    static InterventionForm of(Intervention line) {
        Where where = line.where();
        Action action = line.action();
        return new InterventionForm(where.siteName(), unlessAll(where.head()), unlessAll(where.neuron()), unlessAll(line.positions()),
                To.of(action), of(action, Mean.class, mean -> mean.by().isEmpty() ? null : mean.by()), of(action, Scale.class,
                        Scale::factor),
                action instanceof CopyOther ? OTHER : of(action, CopyReference.class, _ -> REFERENCE),
                of(action, CopyOther.class, copy -> unlessAll(copy.otherPositions())), of(action, CopyReference.class, CopyReference::seed),
                of(action, Cut.class, cut -> new Edges(cut.queries(), cut.keys())), of(action, Cut.class, Cut::renormalise),
                of(action, CutParts.class, cut -> new PartEdges(cut.queryPart(), cut.keyPart(), unlessAll(cut.keys()))),
                of(action, AddUnembedding.class, AddUnembedding::token), of(action, AddDifference.class, Difference::of),
                action instanceof AddDifference add ? (Double) add.strength() : of(action, AddUnembedding.class, AddUnembedding::strength),
                of(action, Freeze.class, _ -> BASELINE), of(action, KeepOnly.class, KeepOnly::kept), line.enabled() ? null : false);
    }

    private static <A, V> @Nullable V of(Action action, Class<A> kind, Function<A, V> value) {
        return kind.isInstance(action) ? value.apply(kind.cast(action)) : null;
    }

    private static @Nullable Integer unlessAll(int index) {
        return index == Where.ALL ? null : index;
    }

    private static @Nullable Positions unlessAll(Positions positions) {
        return positions.all() ? null : positions;
    }

    /// @throws BadInput when it is none
    Intervention intervention() {
        Where where = Where.parse(site).withHead(orAll(head, "head")).withNeuron(orAll(neuron, "neuron"));
        List<Action> actions = Stream.of(set == null ? null : set.action(by), scale == null ? null : new Scale(scale), copying(), cutting(),
                cutParts == null ? null : new CutParts(cutParts.queryPart, cutParts.keyPart, orAll(cutParts.key)),
                addUnembedding == null ? null : new AddUnembedding(natural(addUnembedding, "addUnembedding"), strengthOrOne()),
                addDifference == null ? null : new AddDifference(strengthOrOne(), addDifference.perPosition()), freezing(),
                keepOnly == null ? null : new KeepOnly(keepOnly)).filter(
                        Objects::nonNull).toList();
        if (actions.size() != 1) {
            throw new BadInput("there must be exactly one of " + ACTIONS + " and there are " + actions.size());
        }
        Action action = actions.getFirst();
        onlyWith(otherPositions, "otherPositions", action instanceof CopyOther, "\"copyFrom\": \"other\"");
        onlyWith(by, "by", action instanceof Mean, "\"set\": \"mean_over_positions\" and \"mean_per_position\"");
        onlyWith(seed, "seed", action instanceof CopyReference, "\"copyFrom\": \"reference\"");
        onlyWith(renormalise, "renormalise", action instanceof Cut, "cut");
        onlyWith(strength, "strength", action instanceof AddUnembedding || action instanceof AddDifference,
                "addUnembedding and addDifference");
        return new Intervention(where, orAll(positions), action, enabled == null || enabled);
    }

    private @Nullable Action copying() {
        if (copyFrom == null) {
            return null;
        }
        return oneOf(copyFrom, OTHER, REFERENCE).equals(OTHER) ? new CopyOther(orAll(otherPositions))
                : new CopyReference(Objects.requireNonNullElse(seed, 0L));
    }

    private @Nullable Action cutting() {
        return cut == null ? null : new Cut(orAll(cut.query), orAll(cut.key), renormalise != null && renormalise);
    }

    private @Nullable Action freezing() {
        return freeze == null || oneOf(freeze, BASELINE).isEmpty() ? null : new Freeze();
    }

    private double strengthOrOne() {
        return Objects.requireNonNullElse(strength, 1.0);
    }

    private static String oneOf(String word, String... words) {
        if (!List.of(words).contains(word)) {
            throw new BadInput(Quoted.of(word) + " is not known here, only " + String.join(", ", words));
        }
        return word;
    }

    private static void onlyWith(@Nullable Object given, String name, boolean right, String with) {
        if (given != null && !right) {
            throw new BadInput(name + " goes only with " + with);
        }
    }

    private static int orAll(@Nullable Integer index, String name) {
        return index == null ? Where.ALL : natural(index, name);
    }

    private static int natural(int number, String name) {
        if (number < 0) {
            throw new BadInput(name + " counts from 0");
        }
        return number;
    }

    private static Positions orAll(@Nullable Positions positions) {
        return positions == null ? Positions.ALL : positions;
    }
}
