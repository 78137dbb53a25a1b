package glasshead.ui.format;

import glasshead.analysis.DetectorScores;
import glasshead.engine.Question;
import glasshead.engine.ScoreProgress;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.engine.scores.TokenPool;
import glasshead.experiment.BadInput;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/// Scores that a test hands out: known ones at once, computed ones when the test says so.
public final class GivenScores implements QuestionService {

    /// Models that were asked about, in order.
    public final List<String> asked = new ArrayList<>();
    /// The models that scores were computed for, in order.
    public final List<String> computed = new ArrayList<>();
    public Optional<ModelScores> known = Optional.empty();
    public Consumer<ScoreProgress> progress = _ -> {};
    public Consumer<String> failed = _ -> {};
    public int cancelled;
    private boolean begins;

    public static GivenScores known(int layers, int heads) {
        GivenScores given = new GivenScores();
        given.known = Optional.of(scores(layers, heads));
        return given;
    }

    /// Three of eight rows are done at once, and it stays at that.
    public static GivenScores underWay() {
        GivenScores given = new GivenScores();
        given.begins = true;
        return given;
    }

    public static ModelScores scores(int layers, int heads) {
        Random random = new Random(11);
        double[][][] matrices = new double[5][layers][heads];
        for (double[][] matrix : matrices) {
            for (double[] row : matrix) {
                Arrays.setAll(row, _ -> Math.pow(random.nextDouble(), 3));
            }
        }
        return new ModelScores("0".repeat(64), new RepeatedTokens(1, 8, 40, true, TokenPool.Source.CORPUS),
                new DetectorScores(matrices[0], matrices[1], matrices[2], matrices[3], matrices[4], 6.9, 0.2));
    }

    @Override
    @SuppressWarnings("unchecked") // each question's answer is of its type
    public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failure) {
        switch (question) {
            case Question.KnownScores of -> {
                asked.add(of.model());
                done.accept((R) known);
            }
            case Question.Scores of -> compute(of.model(), (Consumer<ScoreProgress>) soFar, failure);
            default -> throw new AssertionError("not about scores: " + question);
        }
        return () -> cancelled++;
    }

    private void compute(String model, Consumer<ScoreProgress> each, Consumer<BadInput> failure) {
        computed.add(model);
        progress = each;
        failed = sentence -> failure.accept(new BadInput(sentence));
        if (begins) {
            each.accept(new ScoreProgress(3, 8, null, ""));
        }
    }
}
