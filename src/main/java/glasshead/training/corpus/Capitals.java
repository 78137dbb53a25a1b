package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A sentence or two about the capital and the language of a country. Everything that is asked later is told here: facts can't be held out.
final class Capitals implements DocumentKind {

    private final Lexicon lexicon;
    private final List<Template> sentences = Sections.read("capitals.txt").templates("training");

    Capitals(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String write(RandomGenerator random) {
        var text = fact(random);
        return random.nextBoolean() ? text : text + " " + fact(random);
    }

    private String fact(RandomGenerator random) {
        return new Scene(lexicon, random).put(Draw.one(lexicon.countries(), random)).tellOne(sentences);
    }

    /// `The capital of France is` and such: the first form of sentence, up to the capital.
    String question(Country country) {
        return sentences.getFirst().beforeLastGap(gap -> country.name());
    }

    @Override
    public Stream<String> everyWord() {
        return DocumentKind.everyWord(sentences, sentences, lexicon);
    }
}
