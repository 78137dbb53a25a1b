package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What the corpus is made of: the kinds of documents with text and their shares in percent of all documents; the rest, 18 and in
/// the last lesson 23, are [RepeatedTokens].
final class Mixture {

    private static final int ALL = 100;
    private final List<Share> shares;
    private final List<Share> lateShares;

    private record Share(int percent, DocumentKind kind) {
    }

    Mixture(Lexicon lexicon, Merges gpt2) {
        var indirectObjects = new IndirectObjects(lexicon);
        var threeNames = new ThreeNames(lexicon);
        var stories = new Stories(lexicon);
        var fullNames = new FullNames(lexicon);
        var rest = List.of(
            new Share(5, new Capitals(lexicon)),
            new Share(4, new Opposites(lexicon)),
            new Share(5, new Successors(lexicon)),
            new Share(8, new GreaterThan(lexicon, gpt2)),
            new Share(4, new Agreement(lexicon)),
            new Share(5, new Pronouns(lexicon)));
        shares = with(rest, new Share(17, indirectObjects), new Share(4, threeNames), new Share(22, stories), new Share(8, fullNames));
        lateShares = with(rest, new Share(12, indirectObjects), new Share(10, Namesakes.of(lexicon, indirectObjects)), new Share(4, threeNames),
            new Share(14, stories), new Share(6, fullNames));
    }

    private static List<Share> with(List<Share> rest, Share... first) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    /// A document's ids.
    int[] document(RandomGenerator random, RestrictedBpe bpe, RepeatedTokens tokens, Lesson lesson) {
        int percent = random.nextInt(ALL);
        for (var share : lesson == Lesson.NAMESAKES ? lateShares : shares) {
            percent -= share.percent;
            if (percent < 0) {
                return bpe.encode(share.kind.write(random));
            }
        }
        return tokens.write(random, lesson);
    }

    List<DocumentKind> kinds() {
        return shares.stream().map(Share::kind).toList();
    }

    Stream<String> everyWord() {
        return kinds().stream().flatMap(DocumentKind::everyWord).flatMap(WordSplit::words);
    }
}
