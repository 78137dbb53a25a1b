package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.Answered;
import glasshead.analysis.ContrastTokens;
import glasshead.experiment.Metric;
import glasshead.gpt2.Gpt2;
import glasshead.training.corpus.EnglishCorpus;
import glasshead.training.corpus.Probe;
import glasshead.training.corpus.RestrictedBpe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a model goes on with texts, by every [Metric].
record ProbeAnswers(List<Answered> each) {

    static ProbeAnswers by(Gpt2 model, List<Probe> probes) {
        Map<Integer, List<Probe>> byLength = probes.stream().collect(Collectors.groupingBy(probe -> tokens(probe).length, TreeMap::new,
                Collectors.toList()));
        List<Answered> each = new ArrayList<>();
        byLength.forEach((length, alike) -> {
            float[] logits = lastLogits(model, alike);
            int vocabulary = logits.length / alike.size();
            for (int i = 0; i < alike.size(); i++) {
                float[] own = Arrays.copyOfRange(logits, i * vocabulary, (i + 1) * vocabulary);
                each.add(Answered.of(own, new ContrastTokens(ids(alike.get(i).answers()), ids(alike.get(i).distractors()), length - 1),
                        null));
            }
        });
        return new ProbeAnswers(each);
    }

    /// Over all texts.
    double mean(Metric metric) {
        return each.stream().mapToDouble(answered -> answered.of(metric)).average().orElseThrow();
    }

    private static float[] lastLogits(Gpt2 model, List<Probe> alike) {
        try (NDManager scratch = model.newManager()) {
            NDArray logits = model.logits(scratch, alike.stream().map(ProbeAnswers::tokens).toArray(int[][]::new), true, () -> false);
            return logits.toFloatArray();
        }
    }

    private static int[] tokens(Probe probe) {
        RestrictedBpe tokenizer = EnglishCorpus.STANDARD.tokenizer();
        return IntStream.concat(IntStream.of(tokenizer.bos()), IntStream.of(tokenizer.encode(probe.text()))).toArray();
    }

    private static int[] ids(List<String> tokens) {
        return tokens.stream().mapToInt(token -> EnglishCorpus.STANDARD.tokenizer().encode(token)[0]).toArray();
    }
}
