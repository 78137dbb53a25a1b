package glasshead.experiment.lesson;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step asks for, judged from what is on screen and what was answered. In JSON an object with its `kind`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Check.Outcome.class, name = "outcome"),
    @JsonSubTypes.Type(value = Check.Change.class, name = "change"),
    @JsonSubTypes.Type(value = Check.Intervened.class, name = "intervention"),
    @JsonSubTypes.Type(value = Check.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = Check.Locked.class, name = "locked"),
    @JsonSubTypes.Type(value = Check.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Check.Scrubbed.class, name = "scrubbed"),
    @JsonSubTypes.Type(value = Check.Prompted.class, name = "prompt"),
    @JsonSubTypes.Type(value = Check.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Check.Typed.class, name = "number"),
    @JsonSubTypes.Type(value = Check.All.class, name = "all")})
public sealed interface Check {

    /// The number above the panels, with the interventions on screen, lies within bounds; of a set its mean.
    ///
    /// @param of the logit difference where it is missing
    record Outcome(@Nullable Metric of, @Nullable Double above, @Nullable Double below) implements Check {

        public Outcome {
            new Bounds(above, below);
        }

        Metric metric() {
            return of == null ? Metric.LOGIT_DIFFERENCE : of;
        }

        Bounds bounds() {
            return new Bounds(above, below);
        }
    }

    /// What the interventions on screen change of the logit difference lies within bounds: negative where it falls.
    record Change(@Nullable Double above, @Nullable Double below) implements Check {

        public Change {
            new Bounds(above, below);
        }

        Bounds bounds() {
            return new Bounds(above, below);
        }
    }

    /// There is an intervention that is switched on, of a kind, at a place.
    ///
    /// @param head   any where it is missing
    /// @param site   TransformerLens name without the block, as `attn.hook_z`; any where it is missing
    /// @param layer  any where it is missing
    /// @param at     at this position and no other; any where it is missing
    /// @param most   how many lines there may be at all, switched on; any number where it is missing
    record Intervened(ActionKind action, @Nullable Head head, @Nullable String site, @Nullable Integer layer, @Nullable Integer at,
            @Nullable Integer most) implements Check {

        public Intervened {
            if (most != null && most < 1 || layer != null && layer < 0 || at != null && at < 0) {
                throw new BadInput("most is 1 or more; layer and position count from 0");
            }
        }
    }

    /// All heads but a few are ablated.
    ///
    /// @param most how many may be left
    record Kept(int most) implements Check {
        public Kept {
            if (most < 0) {
                throw new BadInput("most is 0 or more");
            }
        }
    }

    /// Heads or tokens are locked by a click.
    ///
    /// @param heads these and no others; any where it is missing
    /// @param query index of the token that looks; any where it is missing
    /// @param key   index of the token that is looked at; any where it is missing
    record Locked(@Nullable List<Head> heads, @Nullable Integer query, @Nullable Integer key) implements Check {
        public Locked {
            if (heads == null && query == null && key == null) {
                throw new BadInput("there must be heads, query or key");
            }
            heads = heads == null ? null : heads.stream().distinct().sorted().toList();
        }
    }

    /// A workspace is open.
    ///
    /// @param map  what is asked in *Maps*; anything where it is missing
    /// @param tab  of *Circuit*; any where it is missing
    /// @param part whose examples are shown in *Examples*, as `L1H4` or `L0 neuron 12`; any where it is missing
    record Opened(Workspace workspace, @Nullable MapQuestion map, @Nullable CircuitTab tab, @Nullable String part) implements Check {
    }

    /// A hypothesis was tested on the model that is on screen, and recovers so much.
    ///
    /// @param above a share, 1 for all
    /// @param least how many nodes it has at least besides the root; any number where it is missing
    /// @param most  how many it may have; any number where it is missing
    record Scrubbed(ScrubMetric metric, @Nullable Double above, @Nullable Double below, @Nullable Integer least, @Nullable Integer most)
            implements
                Check {

        public Scrubbed {
            new Bounds(above, below);
        }

        Bounds bounds() {
            return new Bounds(above, below);
        }
    }

    /// The prompt has some words in it.
    record Prompted(String contains) implements Check {
        public Prompted {
            if (contains.isEmpty()) {
                throw new BadInput("contains says some words");
            }
            Lesson.checkLength("contains", contains);
        }
    }

    /// One of several answers is chosen.
    record Choice(List<Option> options) implements Check {

        private static final int MOST = 8;

        public Choice {
            if (options.size() < 2 || options.size() > MOST || options.stream().filter(Option::isRight).count() != 1) {
                throw new BadInput("there are 2 to " + MOST + " options, and one of them is right");
            }
            options = List.copyOf(options);
        }

        /// Index of the right one.
        public int right() {
            return options.indexOf(options.stream().filter(Option::isRight).findFirst().orElseThrow());
        }
    }

    /// An answer to choose.
    ///
    /// @param right whether it is the right one; false where it is missing
    /// @param why   why it is right, or what is wrong about it
    record Option(String text, @Nullable Boolean right, String why) {

        public Option {
            text = Lesson.titled(text, "an option");
            Lesson.checkLength("why", why);
        }

        public boolean isRight() {
            return right != null && right;
        }
    }

    /// A number is typed.
    ///
    /// @param within how far from the value it may be
    /// @param of     what the number is, so that it can be checked; missing where no run says it
    record Typed(double value, double within, @Nullable String unit, @Nullable Figure of) implements Check {
        public Typed {
            if (!(within >= 0)) {
                throw new BadInput("within is 0 or more");
            }
        }
    }

    /// All of these.
    record All(List<Check> checks) implements Check {

        private static final int MOST = 8;

        public All {
            if (checks.isEmpty() || checks.size() > MOST || checks.stream().anyMatch(All.class::isInstance)) {
                throw new BadInput("there are 1 to " + MOST + " checks, none of them 'all'");
            }
            checks = List.copyOf(checks);
        }
    }
}
