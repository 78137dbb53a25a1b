package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What the corpus is made of: the kinds of documents with text and their shares in percent of all documents; the rest, 23, are
/// [RandomTokens].
final class Mixture {

    private static final int ALL = 100;
    private final List<Share> shares;

    private record Share(int percent, DocumentKind kind) {
    }

    Mixture(Lexicon lexicon, Merges gpt2) {
        var indirectObjects = new IndirectObjects(lexicon);
        shares = List.of(
                new Share(8, indirectObjects),
                new Share(8, Recombined.of(indirectObjects, lexicon.trainedPeople())),
                new Share(8, Recombined.of(indirectObjects, lexicon.namesakes())),
                new Share(2, new ThreeNames(lexicon)),
                new Share(14, new Stories(lexicon)),
                new Share(6, new FullNames(lexicon)),
                new Share(5, new Capitals(lexicon)),
                new Share(4, new Opposites(lexicon)),
                new Share(5, new Successors(lexicon)),
                new Share(8, new GreaterThan(lexicon, gpt2)),
                new Share(4, new Agreement(lexicon)),
                new Share(5, new Pronouns(lexicon)));
    }

    /// A document's ids.
    int[] document(RandomGenerator random, RestrictedBpe bpe, RandomTokens tokens) {
        int percent = random.nextInt(ALL);
        for (var share : shares) {
            percent -= share.percent;
            if (percent < 0) {
                return bpe.encode(share.kind.write(random));
            }
        }
        return tokens.write(random);
    }

    List<DocumentKind> kinds() {
        return shares.stream().map(Share::kind).toList();
    }

    Stream<String> everyWord() {
        return kinds().stream().flatMap(DocumentKind::everyWord).flatMap(WordSplit::words);
    }
}
