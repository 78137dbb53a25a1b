package glasshead.ui.weights;

import glasshead.analysis.Largest;
import glasshead.analysis.TokenValue;
import glasshead.analysis.modular.HeadFrequencies;
import glasshead.analysis.paths.PathLogits;
import glasshead.analysis.weights.HeadWeights;
import glasshead.analysis.weights.StrongestPairs;
import glasshead.analysis.weights.VirtualHead;
import glasshead.engine.PairSearch;
import glasshead.engine.Vocabulary;
import glasshead.engine.WeightFindings;
import glasshead.experiment.Head;
import glasshead.experiment.view.WeightsTopic;
import glasshead.ui.format.Numbers;
import glasshead.ui.weights.WeightsPage.Picture;
import glasshead.ui.weights.WeightsPage.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is known of the weights, topic by topic, as pages.
final class WeightsPages {

    private static final int ROWS = 200;
    private static final int TOKENS = 6;

    private WeightsPages() {}

    /// OV, QK or bigrams: word by word as a picture, and every token for one of the words.
    ///
    /// @param table  `[word][token]`
    /// @param word   which of the words the list is about
    /// @param search tokens that contain this; all when it is empty
    static WeightsPage words(WeightFindings found, WeightsTopic topic, String subject, double[][] table, int word, String search) {
        Vocabulary vocabulary = found.model().vocabulary();
        int[] ids = found.ids();
        List<String> labels = Arrays.stream(ids).mapToObj(vocabulary::label).toList();
        double[][] among = Arrays.stream(table).map(row -> Arrays.stream(ids).mapToDouble(id -> row[id]).toArray()).toArray(
                double[][]::new);
        boolean keys = topic == WeightsTopic.QK;
        String said = keys ? "score before the softmax without positions and biases" : "logits, LayerNorm's scale left out";
        return new WeightsPage(subject + (labels.isEmpty() ? "" : " of " + labels.get(word)), (keys ? "query words (rows) × key words · "
                : "source words (rows) × what they raise · ") + said, new Picture.Matrix(labels, labels, among), List.of("rank",
                        keys ? "looks for" : "raises", keys ? "score" : "logits"), labels.isEmpty() ? List.of() : ranked(table[word],
                                vocabulary, search));
    }

    private static List<Row> ranked(double[] values, Vocabulary vocabulary, String search) {
        List<Integer> order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble((Integer id) -> -values[id]))
                .toList();
        int decimals = decimals(Arrays.stream(values).map(Math::abs).max().orElse(1));
        String wanted = search.replace(' ', '·').toLowerCase(Locale.ROOT);
        List<Row> rows = new ArrayList<>();
        for (int rank = 0; rank < order.size(); rank++) {
            int id = order.get(rank);
            boolean shown = wanted.isEmpty() ? rank < ROWS || rank >= order.size() - ROWS : vocabulary.label(id).toLowerCase(Locale.ROOT)
                    .contains(wanted);
            if (shown) {
                rows.add(new Row("", List.of(String.valueOf(rank + 1), vocabulary.label(id), Numbers.signed(values[id], decimals))));
            }
        }
        return List.copyOf(rows);
    }

    /// As many that the largest number has three digits, and at least three.
    static int decimals(double largest) {
        return largest > 0 ? Math.clamp(2 - (int) Math.floor(Math.log10(largest)), 3, 6) : 3;
    }

    /// Eigenvalues of the shown head's OV circuit, and the copying score of each head that is known.
    static WeightsPage copying(WeightFindings found, HeadWeights head) {
        List<Row> rows = found.heads().values().stream().sorted(Comparator.comparingDouble((HeadWeights each) -> -each.copying().score()))
                .map(each -> new Row(each.head().toString(), List.of(each.head().toString(), Numbers.signed(each.copying().score(), 3),
                        copied(found, each.head()), Numbers.plain(each.ovNorm(), 2), Numbers.plain(each.qkNorm(), 2)))).toList();
        return new WeightsPage(head.head() + " copying " + Numbers.signed(head.copying().score(), 3),
                "eigenvalues of W_E W_V W_O W_U · score: their sum over the sum of their distances from zero · of words: share of them "
                        + "among the five tokens that the head raises most behind the first block",
                new Picture.Plane(head.copying().eigenvalues()), List.of("head", "copying", "of words", "|W_V W_O|", "|W_Q W_Kᵀ|"), rows);
    }

    /// The share of the words that a head copies as "Interpretability in the Wild" (Wang et al., 2022) counts it.
    private static String copied(WeightFindings found, Head head) {
        Double share = found.copied().get(head);
        return share == null ? "" : Numbers.percent(share);
    }

    static WeightsPage distance(HeadWeights head) {
        double[] values = head.distances();
        List<Row> rows = IntStream.range(0, values.length).mapToObj(far -> new Row("", List.of(String.valueOf(far), Numbers.signed(
                values[far], 3)))).toList();
        return new WeightsPage(head.head() + ": what positions say of how far back",
                "score before the softmax by how far the key is behind the query, mean over queries · position embeddings alone",
                new Picture.Bars(values, 0, "tokens back"), List.of("tokens back", "score"), rows);
    }

    /// A head of a model that adds modulo a prime, in frequencies.
    static WeightsPage frequencies(HeadFrequencies head, boolean looks) {
        double[] values = looks ? head.looks() : head.moves();
        List<Row> rows = Largest.of(values.length, i -> values[i], values.length).stream().map(i -> new Row("", List.of(String.valueOf(i
                + 1), Numbers.plain(head.looks()[i], 3), Numbers.plain(head.moves()[i], 3)))).toList();
        return new WeightsPage(head.head() + (looks ? ": how its look goes with a number" : ": what it moves of a number"),
                "length of cosine and sine together, by frequency over the numbers", new Picture.Bars(values, 1, "frequency"), List.of(
                        "frequency", "looks (QK)", "moves (OV)"), rows);
    }

    static WeightsPage virtual(List<VirtualHead> all) {
        double sum = all.stream().mapToDouble(VirtualHead::norm).sum();
        List<Head> firsts = all.stream().map(VirtualHead::first).distinct().toList();
        List<Head> thens = all.stream().map(VirtualHead::then).distinct().toList();
        double[][] norms = new double[firsts.size()][thens.size()];
        all.forEach(each -> norms[firsts.indexOf(each.first())][thens.indexOf(each.then())] = each.norm());
        List<Row> rows = all.stream().sorted(Comparator.comparingDouble((VirtualHead each) -> -each.norm())).map(each -> new Row("", List
                .of(each.first() + " → " + each.then(), Numbers.plain(each.norm(), 3), Numbers.percent(each.norm() / sum)))).toList();
        return new WeightsPage("Virtual heads", "Frobenius norm of W_V W_O of the first (rows) times W_V W_O of the second · share of all "
                + "pairs' norms", new Picture.Matrix(names(firsts), names(thens), norms), List.of("pair", "norm", "share"), rows);
    }

    private static List<String> names(List<Head> heads) {
        return heads.stream().map(Head::toString).toList();
    }

    static WeightsPage trigrams(Head head, PairSearch search) {
        Vocabulary vocabulary = search.model().vocabulary();
        List<Row> rows = search.found().skips().stream().map((StrongestPairs.SkipTrigram each) -> new Row("", List.of(vocabulary.label(each
                .source()), vocabulary.label(each.destination()), vocabulary.label(each.out()), Numbers.signed(each.score()), Numbers
                        .signed(each.effect())))).toList();
        return new WeightsPage(head + " skip-trigrams", search.done() + " of " + search.of()
                + " sources searched · score of the destination looking for the source, times what it raises", new Picture.None(), List.of(
                        "source …", "destination", "→ out", "score", "effect"), rows);
    }

    /// The paths by what they add to the logit difference, and the tokens that the chosen one raises.
    ///
    /// @param differences of each path
    static WeightsPage paths(PathLogits paths, double[] differences) {
        double sum = Arrays.stream(differences).sum();
        double[] sums = paths.sums();
        double off = IntStream.range(0, sums.length).mapToDouble(token -> Math.abs(sums[token] - paths.logits()[token])).max().orElse(0);
        List<Row> rows = IntStream.range(0, differences.length).boxed().sorted(Comparator.comparingDouble((Integer path) -> -Math.abs(
                differences[path]))).map(path -> new Row(String.valueOf(path), List.of(paths.paths().get(path).label(), Numbers.signed(
                        differences[path], 4)))).toList();
        return new WeightsPage(differences.length + " paths add up to " + Numbers.signed(sum), "logits towards the answer at position "
                + paths.position() + ", patterns and LayerNorm's scales frozen · every logit to within " + Numbers.scientific(Math.max(off,
                        1e-9), 0), new Picture.None(), List.of("path", "logits"), rows);
    }

    /// `L0H1 → L1H2 raises ·Mary +1.20 ·to +0.81; lowers ·the −0.40`
    static String path(PathLogits paths, int path, Vocabulary vocabulary) {
        double[] logits = paths.values()[path];
        return paths.paths().get(path).label() + " raises " + tokens(TokenValue.largest(logits, TOKENS), vocabulary) + "; lowers " + tokens(
                TokenValue.smallest(logits, TOKENS), vocabulary);
    }

    private static String tokens(List<TokenValue> tokens, Vocabulary vocabulary) {
        return tokens.stream().map(token -> vocabulary.label(token.id()) + " " + Numbers.signed(token.value())).collect(Collectors.joining(
                "  "));
    }
}
