package glasshead.training.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The generated English that the text models are trained on: a seeded [Mixture] of documents, and the tokenizer made for its words.
/// Everything is a function of the seed; nothing is read but the word lists and sentences beside the program. Safe for use by several
/// threads.
///
/// Held out from training, and asked by [EnglishProbes]: six forms of indirect-object sentences, and how they begin; 16 names, which occur
/// in stories, full names and pronouns but in no indirect-object or three-name document; for each name one form of sentence with a pronoun;
/// 72 of 552 pairs of nouns across which verbs agree; one first year in ten of each century; `In order:` before one start of a sequence in
/// three of each list.
public final class EnglishCorpus {

    /// The corpus; it has no settings.
    public static final EnglishCorpus STANDARD = new EnglishCorpus();

    /// The positions that a model of the corpus has; a row of one token more gives it that many targets.
    public static final int CONTEXT = 96;

    private final Mixture mixture;
    private final RestrictedBpe tokenizer;
    private final RandomTokens randomTokens;
    private final EnglishRows rows;

    private EnglishCorpus() {
        var gpt2 = Merges.gpt2();
        mixture = new Mixture(Lexicon.read(), gpt2);
        var words = new TreeSet<String>();
        mixture.everyWord().forEach(words::add);
        tokenizer = new RestrictedBpe(gpt2, words);
        randomTokens = new RandomTokens(tokenizer.wholeTokens());
        rows = new EnglishRows(this::document, tokenizer.bos());
    }

    /// GPT-2's tokenizer as far as the corpus needs it.
    public RestrictedBpe tokenizer() {
        return tokenizer;
    }

    /// The ids that occur in the corpus as whole tokens, ascending; random sequences draw from these. BOS is not among them.
    public int[] corpusTokens() {
        return randomTokens.tokens().clone();
    }

    /// Writes [#corpusTokens()] into `folder` as `corpus-tokens.json`, a JSON array.
    public void writeCorpusTokens(Path folder) {
        TokenizerWriter.writeIds(randomTokens.tokens(), folder);
    }

    /// The training data of one step: `batch` rows of `length` ids, documents packed one after another, each started by BOS. The same for
    /// the same seed and step, whatever was asked for before, so that a resumed run reads what an unbroken one would.
    public int[][] rows(long seed, int step, int batch, int length) {
        return rows.rows(seed, step, batch, length);
    }

    /// `count` sequences of BOS, `length` random tokens of the corpus, and the same tokens again.
    int[][] repeated(long seed, int count, int length) {
        var random = new SplittableRandom(seed);
        var sequences = new int[count][];
        for (int i = 0; i < count; i++) {
            var tokens = randomTokens.repeat(random, length, 2);
            sequences[i] = new int[tokens.length + 1];
            sequences[i][0] = tokenizer.bos();
            System.arraycopy(tokens, 0, sequences[i], 1, tokens.length);
        }
        return sequences;
    }

    /// The texts of `count` documents, each a line that the model can read in one piece.
    public List<String> texts(long seed, int count) {
        RandomGenerator random = new SplittableRandom(seed);
        return Stream.generate(() -> tokenizer.text(document(random))).filter(text -> tokenizer.encode(text).length < CONTEXT).limit(count)
                .toList();
    }

    /// The ids of one document.
    int[] document(RandomGenerator random) {
        return mixture.document(random, tokenizer, randomTokens);
    }

    Mixture mixture() {
        return mixture;
    }
}
