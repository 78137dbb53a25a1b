package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.checkpoint.TaskFile;
import glasshead.experiment.ModularTask;
import glasshead.gpt2.Gpt2;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// mod-add: `a b =` to (a + b) mod p, by one ReLU block without LayerNorm, that learns a part of all pairs by heart and, long after, the
/// rule.
///
/// Source: "Progress measures for grokking via mechanistic interpretability" (Nanda et al., 2023), section 3 and appendix A: p = 113,
/// d_model 128, 4 heads, d_mlp 512, full batches, AdamW with learning rate 1e-3 and weight decay 1, loss in double precision. There 30 % of
/// the pairs are trained on; with 40 % the same happens in fewer steps.
final class ModularRecipe implements Recipe {

    private static final int D_MODEL = 128;
    private static final int HEADS = 4;
    private static final double HIGHEST = 1e-3;
    private static final int WARM_START = 10;

    private final int prime;
    private final ModularTask task;
    private final double share;
    private final int steps;

    /// @param share of all pairs that are trained on
    ModularRecipe(int prime, double share, int steps) {
        this.prime = prime;
        this.task = new ModularTask(prime, new boolean[0]);
        this.share = share;
        this.steps = steps;
    }

    @Override
    public String name() {
        return "mod-add";
    }

    @Override
    public ObjectNode config() {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("architectures").add("GPT2LMHeadModel");
        config.put("model_type", "gpt2").put("n_layer", 1).put("n_head", HEADS).put("n_embd", D_MODEL).put("n_inner", 4 * D_MODEL);
        config.put("n_positions", ModularTask.LENGTH).put("n_ctx", ModularTask.LENGTH).put("vocab_size", prime + 1).put(
                "activation_function", "relu");
        config.putNull("bos_token_id").putNull("eos_token_id");
        return config.put("tie_word_embeddings", false).put("glasshead_no_layer_norm", true);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public double learningRate(int step) {
        return HIGHEST * Math.min(1, step / (double) WARM_START);
    }

    @Override
    public String rateInWords() {
        return HIGHEST + " after " + WARM_START + " steps";
    }

    @Override
    public AdamW.Settings optimiser() {
        return new AdamW.Settings(0.9, 0.98, 1, Double.POSITIVE_INFINITY);
    }

    @Override
    public Initialisation initialisation(long seed) {
        return Initialisation.normal(seed, 1 / Math.sqrt(D_MODEL));
    }

    @Override
    public NDArray loss(Gpt2 model, NDManager scratch, long seed, int step) {
        int[] trained = pairs(seed).trained();
        return CrossEntropy.precise(logits(model, scratch, trained), answers(trained)).mean();
    }

    /// `[row, 1, vocab]`
    private NDArray logits(Gpt2 model, NDManager scratch, int[] pairs) {
        return model.logits(scratch, Arrays.stream(pairs).mapToObj(task::prompt).toArray(int[][]::new), true, () -> false);
    }

    /// `[row][0]`
    private int[][] answers(int[] pairs) {
        return Arrays.stream(pairs).mapToObj(pair -> new int[] {task.answer(pair)}).toArray(int[][]::new);
    }

    @Override
    public int measureEvery() {
        return 100;
    }

    @Override
    public List<Score> scoreNames() {
        return List.of(new Score("heldOutLoss", "Loss on held-out pairs", "nats"), new Score("trainedAccuracy", "Right on trained pairs",
                ""),
                new Score("heldOutAccuracy", "Right on held-out pairs", ""));
    }

    @Override
    public double[] scores(Gpt2 model, long seed) {
        Pairs pairs = pairs(seed);
        try (NDManager scratch = model.newManager()) {
            NDArray heldOut = logits(model, scratch, pairs.heldOut());
            double heldOutLoss = CrossEntropy.precise(heldOut, answers(pairs.heldOut())).mean().getDouble();
            return new double[] {heldOutLoss, accuracy(logits(model, scratch, pairs.trained()), pairs.trained()), accuracy(heldOut, pairs
                    .heldOut())};
        }
    }

    private double accuracy(NDArray logits, int[] pairs) {
        long[] said = logits.argMax(2).toLongArray();
        int right = 0;
        for (int i = 0; i < said.length; i++) {
            right += said[i] == task.answer(pairs[i]) ? 1 : 0;
        }
        return right / (double) said.length;
    }

    @Override
    public int timelineLength() {
        return 36;
    }

    @Override
    public String texts() {
        return "mod-add";
    }

    @Override
    public void writeFiles(Path folder, long seed) {
        int[] trained = pairs(seed).trained();
        Arrays.sort(trained);
        NumberTokens.write(folder, prime);
        JsonFile.write(folder.resolve(TaskFile.PAIRS), TaskFile.TRAINED, new TaskFile.TrainedPairs(prime, trained));
    }

    private Pairs pairs(long seed) {
        return Pairs.split(prime, share, seed);
    }
}
