package glasshead.engine;

import glasshead.analysis.Analysis;
import glasshead.analysis.CompositionScores;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.modular.AblatedAddition;
import glasshead.analysis.modular.FrequencyAblation;
import glasshead.analysis.modular.ModularAddition;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.engine.scores.ModelScores;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Sampling;
import glasshead.experiment.ScrubMetric;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Something that is asked of a model: a plain value that carries all that the answer depends on, the model too.
///
/// @param <R> the answer
public sealed interface Question<R>
        permits
        Question.AboutExperiment, Question.WithOptions, CircuitQuestion, ScanQuestion, Question.Mark, Question.AboutModel, Question.Scores,
        Question.ScoresInTraining, Question.KnownScores, Question.HeadsRead, Question.FitLens, Question.KeptLens, Question.Weights,
        Question.OfScrubParts, Question.StrongestPairsOf {

    /// The model's name, as [Models#place] knows it.
    String model();

    /// Whether the weights are to be left as they are in the file.
    boolean raw();

    /// Whether the model is loaded once more for this question alone, so that it goes on whatever model is looked at meanwhile.
    default boolean apart() {
        return false;
    }

    /// Of what an experiment is about.
    sealed interface AboutExperiment<R> extends Question<R> {

        Experiment experiment();

        @Override
        default String model() {
            return experiment().model();
        }

        @Override
        default boolean raw() {
            return experiment().options().rawWeights();
        }
    }

    /// Of runs whose options say how weights are used.
    sealed interface WithOptions<R> extends Question<R> {

        Options options();

        @Override
        default boolean raw() {
            return options().rawWeights();
        }
    }

    /// What happens in an experiment's run, and what its interventions change?
    ///
    /// @param analyses what is asked of the run without interventions and of the one with them
    record Run(Experiment experiment, List<? extends Analysis<?>> analyses) implements AboutExperiment<Findings> {

        public Run {
            analyses = List.copyOf(analyses);
        }
    }

    /// What does one more analysis say of a run whose findings are known?
    ///
    /// @param ablated whether the run with interventions is meant
    record Further<R>(Findings of, boolean ablated, Analysis<R> analysis) implements AboutExperiment<R> {
        @Override
        public Experiment experiment() {
            return of.experiment();
        }
    }

    /// Which activations does an experiment's run have, with its interventions?
    ///
    /// @param sites TransformerLens names with `*` for any part; none means all, and the logits
    record Activations(Experiment experiment, List<String> sites) implements AboutExperiment<SequencedMap<String, Tensor>> {
    }

    /// What is the experiment with its prompt cut to the longest beginning that the model can read?
    record CutToFit(Experiment experiment) implements AboutExperiment<Experiment> {
    }

    /// What are the experiment's numbers made of? Of a set, those of all its rows.
    record RecipeOf(Experiment experiment) implements AboutExperiment<Recipe> {
    }

    /// What tells these weights from all others?
    record Mark(String model, boolean raw) implements Question<String> {
    }

    /// What is known of the model?
    record AboutModel(String model, boolean raw) implements Question<ModelInfo> {
    }

    /// What is the logit difference after each part of the model, and nothing else, was changed?
    ///
    /// @param experiment its active interventions stand in every cell
    /// @param reverse    when patching: bring the second prompt's activations into the prompt instead of the prompt's into the second
    /// @param range      the cells that are asked for
    record Map(Experiment experiment, MapKind kind, boolean reverse, MapRange range) implements AboutExperiment<EffectMap> {

        /// Of all cells.
        public Map(Experiment experiment, MapKind kind, boolean reverse) {
            this(experiment, kind, reverse, MapRange.ALL);
        }
    }

    /// What kind of head is each head, on random tokens that are repeated?
    ///
    /// @param keep whether the scores are to be found again by [Models#scores]
    record Scores(String model, boolean raw, long seed, boolean keep) implements Question<ScoreProgress> {
    }

    /// What kind of head was each head at each step of its training that weights were kept of? Weights are always processed, which changes
    /// nothing here.
    record ScoresInTraining(String model) implements Question<TrainingScores> {
        @Override
        public boolean raw() {
            return false;
        }
    }

    /// Which scores are known already, with the model or from having been computed?
    record KnownScores(String model, boolean raw) implements Question<Optional<ModelScores>> {
    }

    /// How much does every head read of every earlier one, by the weights alone? Weights are always processed, which changes nothing here.
    record HeadsRead(String model) implements Question<CompositionScores> {
        @Override
        public boolean raw() {
            return false;
        }
    }

    /// How does the model of an experiment add, on all pairs of numbers? What else the experiment says does not matter.
    record Addition(Experiment experiment) implements AboutExperiment<ModularAddition> {
    }

    /// How does it add without some frequencies?
    ///
    /// @param whole what [Addition] found for the experiment
    record AdditionWithout(Experiment experiment, ModularAddition whole, FrequencyAblation ablation)
            implements
                AboutExperiment<AblatedAddition> {
    }

    /// How well does the model do on a set, example by example, untouched and with interventions?
    ///
    /// @param position    where the logits are read, as in a contrast
    /// @param conditions  lists of interventions, each made in every prompt by itself: `mean` is over the set, `resample` takes each
    ///                    prompt's own corrupted one
    /// @param attribution of the untouched runs, and of the first condition's
    /// @param patterns    the heads whose mean attention is wanted, of the same runs; there is none where prompts have different lengths
    record OfSet(String model, DataSet set, int position, List<List<Intervention>> conditions, Options options, boolean attribution,
            List<Head> patterns) implements WithOptions<SetFindings> {

        public OfSet {
            patterns = patterns.stream().distinct().sorted().toList();
        }

        /// Without patterns.
        public OfSet(String model, DataSet set, int position, List<List<Intervention>> conditions, Options options, boolean attribution) {
            this(model, set, position, conditions, options, attribution, List.of());
        }
    }

    /// What is the logit difference of every example after each part of the model, and nothing else, was changed?
    ///
    /// @param position where the logits are read, as in a contrast
    /// @param standing interventions that stand in every cell
    /// @param reverse  when patching: bring the corrupted prompt's activations into the prompt instead of the prompt's into the corrupted
    ///                 one
    /// @param range    the cells that are asked for
    record OfSetMap(String model, DataSet set, int position, MapKind kind, boolean reverse, List<Intervention> standing, Options options,
            MapRange range) implements WithOptions<SetMap> {

        /// Of all cells.
        public OfSetMap(String model, DataSet set, int position, MapKind kind, boolean reverse, List<Intervention> standing,
                Options options) {
            this(model, set, position, kind, reverse, standing, options, MapRange.ALL);
        }
    }

    /// What is the mean of numbers that an analysis finds in every prompt of a set?
    ///
    /// @param position where the logits are read, as in a contrast
    /// @param standing interventions that stand in every prompt
    /// @param numbers  as many in every prompt
    /// @param aligned  whether the numbers are about positions, so that prompts must be equally long
    record Averages(String model, DataSet set, int position, List<Intervention> standing, Analysis<double[]> numbers, boolean aligned,
            Options options) implements WithOptions<SetAverages> {
    }

    /// How does a prompt go on?
    ///
    /// @param begun        tokens that go on with it already
    /// @param count        how many tokens at most
    /// @param alternatives how many tokens are told beside each
    record Continue(Experiment experiment, List<Integer> begun, Sampling sampling, int count, int alternatives)
            implements
                AboutExperiment<Continuation> {
    }

    /// Which lens reads a model's residual stream best, by texts?
    ///
    /// @param texts each cut to the model's context
    /// @param steps of the tuned lens, at each place
    /// @param keep  whether it is to be found again by [KeptLens]
    record FitLens(String model, FittedLens.Kind kind, List<Prompt> texts, int steps, boolean keep) implements Question<LensProgress> {

        /// Steps of the tuned lens unless others are asked for.
        public static final int STEPS = 400;

        /// The Jacobian lens belongs to the weights as they are in the file.
        @Override
        public boolean raw() {
            return kind == FittedLens.Kind.JACOBIAN;
        }

        /// It takes long, and other weights than those that are looked at.
        @Override
        public boolean apart() {
            return true;
        }
    }

    /// Which lens was fitted to these weights and kept?
    record KeptLens(String model, boolean raw, FittedLens.Kind kind) implements Question<Optional<FittedLens>> {
    }

    /// What do the weights of heads say of some words? Weights are always processed.
    ///
    /// @param words each of one token
    /// @param heads none means all
    record Weights(String model, List<String> words, List<Head> heads) implements Question<WeightFindings> {
        @Override
        public boolean raw() {
            return false;
        }
    }

    /// How does the model read each row of a set, and what is wrong with it?
    ///
    /// @param position where the logits are read, as in a contrast
    record Rows(String model, DataSet set, int position, Options options) implements WithOptions<List<SetRow>> {
    }

    /// How much of what a model does is left when its parts are given other rows, as far as a hypothesis allows?
    ///
    /// @param position where the logits are read, as in a contrast
    /// @param samples  how many times rows are drawn, at most
    /// @param until    the standard error of the mean logit difference over samples at which there are enough; 0 for all
    record OfScrub(String model, DataSet set, int position, Hypothesis hypothesis, int samples, long seed, double until, Options options)
            implements
                WithOptions<ScrubFindings> {
    }

    /// What does each part of a hypothesis cost?
    ///
    /// @param of       what is asked of the whole; rows that it brings along are drawn anew
    /// @param unmapped whether of the inputs that the tree does not name, instead of its own parts; one is then proposed as a node
    /// @param metric   by which one is proposed
    record OfScrubParts(OfScrub of, boolean unmapped, ScrubMetric metric) implements Question<ScrubCosts> {
        @Override
        public String model() {
            return of.model;
        }

        @Override
        public boolean raw() {
            return of.raw();
        }
    }

    /// What is the smallest tree that recovers a share of a metric?
    ///
    /// @param position where the logits are read, as in a contrast
    /// @param recover  the share, 1 for all
    /// @param budget   how many trees are tried at most
    /// @param samples  of each tree
    /// @param seed     of rows that are drawn, and of the half of the set that the search does not see
    record OfScrubSearch(String model, DataSet set, int position, ScrubMetric metric, double recover, int budget, int samples, long seed,
            Options options)
            implements
                WithOptions<ScrubSearch> {
    }

    /// Which tokens does a head connect most by its weights, of all pairs? Weights are always processed.
    ///
    /// @param sources each of one token; none means all
    /// @param count   how many are found of each kind
    record StrongestPairsOf(String model, Head head, List<String> sources, int count) implements Question<PairSearch> {
        @Override
        public boolean raw() {
            return false;
        }
    }
}
