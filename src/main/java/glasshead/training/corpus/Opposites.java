package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A sentence or two about a word and its opposite, either of the two first.
final class Opposites implements DocumentKind {

    private final Lexicon lexicon;
    private final List<Template> sentences = Sections.read("opposite-sentences.txt").templates("training");

    Opposites(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String write(RandomGenerator random) {
        var text = pair(random);
        return random.nextBoolean() ? text : text + " " + pair(random);
    }

    private String pair(RandomGenerator random) {
        var pair = Draw.one(lexicon.opposites(), random);
        int first = random.nextInt(2);
        return new Scene(lexicon, random).put("word", pair.get(first)).put("opposite", pair.get(1 - first)).tellOne(sentences);
    }

    /// `The opposite of hot is` and such.
    String question(String word) {
        return sentences.getFirst().beforeLastGap(gap -> word);
    }

    @Override
    public Stream<String> everyWord() {
        return DocumentKind.everyWord(sentences, sentences, lexicon);
    }
}
