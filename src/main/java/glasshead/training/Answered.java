package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.gpt2.Gpt2;
import glasshead.training.corpus.EnglishCorpus;
import glasshead.training.corpus.Probe;
import glasshead.training.corpus.RestrictedBpe;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a model goes on with a set of texts, means over them.
///
/// @param right                 share of texts whose most likely next token, of the whole vocabulary, is one of the answers
/// @param logitDifference       mean logit of the answers minus mean logit of the distractors
/// @param probabilityDifference probability of all answers minus that of all distractors
record Answered(double right, double logitDifference, double probabilityDifference) {

    static Answered by(Gpt2 model, List<Probe> probes) {
        Map<Integer, List<Probe>> byLength = probes.stream().collect(Collectors.groupingBy(probe -> tokens(probe).length, TreeMap::new,
                Collectors.toList()));
        double[] sums = new double[3];
        for (List<Probe> alike : byLength.values()) {
            float[] logits = lastLogits(model, alike);
            int vocabulary = logits.length / alike.size();
            for (int i = 0; i < alike.size(); i++) {
                add(alike.get(i), Arrays.copyOfRange(logits, i * vocabulary, (i + 1) * vocabulary), sums);
            }
        }
        return new Answered(sums[0] / probes.size(), sums[1] / probes.size(), sums[2] / probes.size());
    }

    private static float[] lastLogits(Gpt2 model, List<Probe> alike) {
        try (NDManager scratch = model.newManager()) {
            NDArray logits = model.logits(scratch, alike.stream().map(Answered::tokens).toArray(int[][]::new), true, () -> false);
            return logits.toFloatArray();
        }
    }

    private static void add(Probe probe, float[] logits, double[] sums) {
        int[] answers = ids(probe.answers());
        int[] distractors = ids(probe.distractors());
        int best = IntStream.range(0, logits.length).reduce(0, (a, b) -> logits[b] > logits[a] ? b : a);
        double all = IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i] - logits[best])).sum();
        sums[0] += IntStream.of(answers).anyMatch(id -> id == best) ? 1 : 0;
        sums[1] += IntStream.of(answers).mapToDouble(id -> logits[id]).average().orElseThrow()
                - IntStream.of(distractors).mapToDouble(id -> logits[id]).average().orElseThrow();
        sums[2] += (IntStream.of(answers).mapToDouble(id -> Math.exp(logits[id] - logits[best])).sum()
                - IntStream.of(distractors).mapToDouble(id -> Math.exp(logits[id] - logits[best])).sum()) / all;
    }

    private static int[] tokens(Probe probe) {
        RestrictedBpe tokenizer = EnglishCorpus.STANDARD.tokenizer();
        return IntStream.concat(IntStream.of(tokenizer.bos()), IntStream.of(tokenizer.encode(probe.text()))).toArray();
    }

    private static int[] ids(List<String> tokens) {
        return tokens.stream().mapToInt(token -> EnglishCorpus.STANDARD.tokenizer().encode(token)[0]).toArray();
    }
}
