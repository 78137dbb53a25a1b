package glasshead.experiment;

import java.util.List;
import java.util.TreeSet;

/// What an intervention does to the activation at its place.
public sealed interface Action {

    /// A few words for lists: `zero`, `mean`, `× 0.50`.
    String label();

    /// Whether a further action of this kind at the same place comes on top, instead of taking this one's place.
    default boolean accumulates() {
        return false;
    }

    /// Every number of the activation becomes `value`.
    record Set(double value) implements Action {

        /// Zero ablation.
        public static final Action ZERO = new Set(0);

        @Override
        public String label() {
            return value == 0 ? "zero" : "set to " + value;
        }
    }

    /// The activation becomes its mean over the reference prompts, or over the set that is run: over all their positions but BOS, or for
    /// each position apart.
    ///
    /// @param by a column of the set: the mean is then over the rows that have the same value there, as those of one template; empty for
    ///           all rows
    record Mean(boolean perPosition, String by) implements Action {

        /// Over all rows.
        public Mean(boolean perPosition) {
            this(perPosition, "");
        }

        @Override
        public String label() {
            return (perPosition ? "mean per position" : "mean") + (by.isEmpty() ? "" : " by " + by);
        }
    }

    /// The activation is multiplied by `factor`; 1 changes nothing.
    record Scale(double factor) implements Action {
        @Override
        public String label() {
            return Texts.format("× %.2f", factor);
        }
    }

    /// The activation is taken from the second prompt's run without interventions, at the same positions or at `otherPositions`, pairwise.
    /// For head outputs this is resample ablation; for the residual stream, activation patching.
    record CopyOther(Positions otherPositions) implements Action {
        public CopyOther() {
            this(Positions.ALL);
        }

        @Override
        public String label() {
            return otherPositions.all() ? "resample" : "resample from " + otherPositions;
        }
    }

    /// The activation is taken, at the same positions, from a reference prompt that `seed` draws among those long enough; where a set is
    /// run, from another of its rows that is equally long.
    record CopyReference(long seed) implements Action {
        @Override
        public String label() {
            return "resample, seed " + seed;
        }
    }

    /// Attention edges from the queries to the keys get weight 0; the rows then keep the rest as it is, or are scaled back to sum 1.
    record Cut(Positions queries, Positions keys, boolean renormalise) implements Action {
        /// Whether another one cuts the same edges, renormalised or not.
        boolean sameEdges(Cut other) {
            return queries.equals(other.queries) && keys.equals(other.keys);
        }

        @Override
        public boolean accumulates() {
            return true;
        }

        @Override
        public String label() {
            return "cut " + queries + " → " + keys + (renormalise ? ", renormalised" : "");
        }
    }

    /// `strength` times the token's column of the processed unembedding is added.
    record AddUnembedding(int token, double strength) implements Action {
        @Override
        public boolean accumulates() {
            return true;
        }

        @Override
        public String label() {
            return Texts.format("+ %.2f × unembedding of #%d", strength, token);
        }
    }

    /// `strength` times a difference of the two prompts, this one minus the second one at this place, is added: that of their last
    /// positions, the same at every position, or, `perPosition`, that of each position by itself, which at -1 brings what the second prompt
    /// has.
    record AddDifference(double strength, boolean perPosition) implements Action {
        @Override
        public boolean accumulates() {
            return true;
        }

        @Override
        public String label() {
            return Texts.format("+ %.2f × difference %s", strength, perPosition ? "per position" : "of the last tokens");
        }
    }

    /// What one part of the residual stream at the queries gives the score of a head with one part at the keys is taken away from it, as
    /// much as it is in the run without interventions. The parts are named as where scores are taken apart: `embed`, `pos_embed`, `L0H1`,
    /// `L0 attention bias`, `MLP0`, `bias`. The queries are the line's positions.
    record CutParts(String queryPart, String keyPart, Positions keys) implements Action {
        @Override
        public boolean accumulates() {
            return true;
        }

        @Override
        public String label() {
            return "cut " + queryPart + " × " + keyPart + " to " + keys;
        }
    }

    /// Only a circuit is kept: every other edge carries what its sender writes in the second prompt, so each receiver reads a mix of both
    /// prompts. Not an activation's but the whole model's; it stands at [#PLACE].
    ///
    /// @param kept in the graph's order
    record KeepOnly(List<Edge> kept) implements Action {

        /// Where the line that does it stands.
        public static final Where PLACE = Where.layer(Site.EMBED, 0);

        public KeepOnly {
            kept = List.copyOf(new TreeSet<>(kept));
        }

        @Override
        public String label() {
            return "keep only " + kept.size() + (kept.size() == 1 ? " edge" : " edges");
        }
    }

    /// The activation is held at what it was in the prompt's own run without interventions.
    record Freeze() implements Action {
        @Override
        public String label() {
            return "freeze";
        }
    }
}
