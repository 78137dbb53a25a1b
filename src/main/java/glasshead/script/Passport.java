package glasshead.script;

import glasshead.analysis.Detector;
import glasshead.scan.HeadMeasure;
import glasshead.scan.PartStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is known of one head, neuron or direction, on one page.
///
/// @param part      `L2H4`, `L3N7` or a direction
/// @param detectors attention on random tokens that are repeated; empty of others, and where nothing was computed
/// @param training  how those came about; empty of others than heads, and of a model that brings no weights of its training
/// @param tokens    of a neuron alone
/// @param weights   of a head alone
/// @param partners  the heads it composes with most
/// @param sets      what ablating it does on the shipped sets that the model can read; empty of a direction
/// @param corpus    what a scan found; nothing without one
public record Passport(String model, String part, Map<Detector, Double> detectors, List<InTraining> training,
        @Nullable NextTokens tokens, @Nullable ByWeights weights, List<Partner> partners, List<SetEffect> sets, @Nullable OnCorpus corpus) {

    /// A detector's scores over the training.
    ///
    /// @param scores one for each of `steps`
    public record InTraining(Detector detector, List<Integer> steps, List<Double> scores) {

        /// The first step at which it had half of its largest score.
        public int half() {
            double largest = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            return IntStream.range(0, steps.size()).filter(i -> scores.get(i) >= largest / 2).map(steps::get).findFirst().orElseThrow();
        }
    }

    /// By a neuron's weights: the tokens whose logits it raises and lowers most when it is active, and those whose embeddings it answers to
    /// most.
    public record NextTokens(List<String> raised, List<String> lowered, List<String> answersTo) {
    }

    /// @param copying     sum of the OV circuit's eigenvalues by the sum of their absolute values
    /// @param namesCopied share of names whose own token is among the five that the head raises most; `NaN` without names
    /// @param words       what some words become, and look for
    public record ByWeights(double copying, double namesCopied, double ovNorm, double qkNorm, List<Word> words) {
    }

    /// @param raised the tokens that the head raises most where it looks at the word
    /// @param sought the tokens that the word looks for most
    public record Word(String word, List<String> raised, List<String> sought) {
    }

    /// @param kind   `K`, `Q` or `V`
    /// @param with   the other head
    /// @param reads  whether this head reads what the other one wrote; else the other way round
    /// @param random what unrelated matrices of these shapes score
    public record Partner(String kind, String with, boolean reads, double score, double random) {
    }

    /// @param before      mean logit difference untouched
    /// @param change      what setting the part to zero adds to it, in the mean
    /// @param from        of the 95 % interval of that change, by bootstrap
    /// @param attribution what the head adds to the logit difference directly; `NaN` of a neuron
    public record SetEffect(String set, int rows, double before, double change, double from, double to, double attribution,
            double attributionError) {
    }

    /// @param means of a head's attention on text; empty of others
    public record OnCorpus(Map<HeadMeasure, Double> means, PartStatistics statistics, List<Shown> examples) {
    }

    /// An example in words.
    ///
    /// @param at  the token at which the part is strong
    /// @param key the token that a head looks at; empty of others
    public record Shown(double value, int text, int position, String before, String at, String after, String key) {
    }

    /// What the part may be called.
    ///
    /// @param rule     as it is written down
    /// @param evidence the numbers that meet it
    public record Role(String name, String rule, String evidence) {
    }

    /// None without evidence.
    public List<Role> roles() {
        return PassportRules.roles(this);
    }

    /// Where two of the figures do not go together.
    public List<String> contradictions() {
        return PassportRules.contradictions(this);
    }
}
