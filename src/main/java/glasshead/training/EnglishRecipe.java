package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2;
import glasshead.training.corpus.EnglishCorpus;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A model of [EnglishCorpus]: next-token prediction on packed documents, AdamW at a [Rate].
///
/// @param layers   blocks; 0 leaves embedding and unembedding alone, the bigram model
/// @param hasMlp   whether blocks have MLPs and the embedding is tied; LayerNorm is always there
/// @param rate     of learning, and how long it goes on
/// @param timeline checkpoints for the timeline
record EnglishRecipe(String name, int layers, boolean hasMlp, Rate rate, int timeline) implements Recipe {

    private static final int D_MODEL = 192;
    private static final int HEADS = 6;
    private static final int BATCH = 24;

    @Override
    public ObjectNode config() {
        var tokenizer = EnglishCorpus.STANDARD.tokenizer();
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("architectures").add("GPT2LMHeadModel");
        config.put("model_type", "gpt2").put("n_layer", layers).put("n_head", HEADS).put("n_embd", D_MODEL).putNull("n_inner");
        config.put("n_ctx", EnglishCorpus.CONTEXT).put("n_positions", EnglishCorpus.CONTEXT).put("vocab_size", tokenizer.size()).put(
                "activation_function", "gelu_new");
        config.put("layer_norm_epsilon", 1e-5).put("attn_pdrop", 0.0).put("embd_pdrop", 0.0).put("resid_pdrop", 0.0);
        config.put("bos_token_id", tokenizer.bos()).put("eos_token_id", tokenizer.bos()).put("initializer_range", 0.02);
        return config.put("tie_word_embeddings", hasMlp).put("glasshead_no_mlp", !hasMlp);
    }

    @Override
    public int steps() {
        return rate.end();
    }

    @Override
    public double learningRate(int step) {
        return rate.at(step);
    }

    @Override
    public String rateInWords() {
        return rate.inWords();
    }

    @Override
    public AdamW.Settings optimiser() {
        return new AdamW.Settings(0.9, 0.98, 0.05, 1);
    }

    @Override
    public Initialisation initialisation(long seed) {
        return Initialisation.gpt2(seed, layers, HEADS);
    }

    @Override
    public NDArray loss(Gpt2 model, NDManager scratch, long seed, int step) {
        int[][] rows = EnglishCorpus.STANDARD.rows(seed, step, BATCH, EnglishCorpus.CONTEXT + 1);
        int[][] inputs = Arrays.stream(rows).map(row -> Arrays.copyOf(row, EnglishCorpus.CONTEXT)).toArray(int[][]::new);
        int[][] targets = Arrays.stream(rows).map(row -> Arrays.copyOfRange(row, 1, EnglishCorpus.CONTEXT + 1)).toArray(int[][]::new);
        return CrossEntropy.of(model.logits(scratch, inputs, false, () -> false), targets).mean();
    }

    @Override
    public int measureEvery() {
        return 100;
    }

    @Override
    public List<Score> scoreNames() {
        return EnglishScores.NAMES;
    }

    @Override
    public double[] scores(Gpt2 model, long seed) {
        return EnglishScores.of(model);
    }

    @Override
    public int timelineLength() {
        return timeline;
    }

    @Override
    public String texts() {
        return hasMlp ? "tiny-english" : "attn-only";
    }

    @Override
    public void writeFiles(Path folder, long seed) {
        EnglishCorpus.STANDARD.tokenizer().write(folder);
        EnglishCorpus.STANDARD.writeCorpusTokens(folder);
    }

    /// The learning rate: up to [#HIGHEST] in [#WARM_START] steps, down along a cosine that would end at step `cosine`, held from step
    /// `hold`, from step `fall` on straight down to [#LAST] of the highest at step `low`, and held there up to `end`. Heads form while it
    /// is held; what they do gets exact when it is low.
    record Rate(int cosine, int hold, int fall, int low, int end) {

        private static final int WARM_START = 200;
        private static final double HIGHEST = 1.6e-3;
        private static final double LAST = 0.02;

        static Rate cosine(int steps) {
            return new Rate(steps, steps, steps, steps, steps);
        }

        double at(int step) {
            if (step > fall) {
                return onCosine(hold) + (LAST * HIGHEST - onCosine(hold)) * Math.min(1, (step - fall) / (double) (low - fall));
            }
            return onCosine(Math.min(step, hold));
        }

        String inWords() {
            String start = HIGHEST + " after " + WARM_START + " steps";
            String floor = Math.round(100 * LAST) + " % of it";
            return hold == end ? start + ", then a cosine to " + floor
                    : Texts.format(
                            "%s, then a cosine that would end at step %,d, held from step %,d, and from step %,d straight down to %s "
                                    + "at step %,d",
                            start, cosine, hold, fall, floor, low);
        }

        private double onCosine(int step) {
            if (step <= WARM_START) {
                return HIGHEST * step / WARM_START;
            }
            double way = (step - WARM_START) / (double) (cosine - WARM_START);
            return HIGHEST * (LAST + (1 - LAST) * (1 + Math.cos(Math.PI * way)) / 2);
        }
    }
}
