package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Sentences like those of [IndirectObjects] with three people, in which the receiver is not simply the other name: so a model has to look
/// at who acts.
final class ThreeNames implements DocumentKind {

    private final Lexicon lexicon;
    private final List<Template> sentences = Sections.read("three-names.txt").templates("training");

    ThreeNames(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String write(RandomGenerator random) {
        var people = lexicon.trainedPeople();
        var first = Draw.one(people, random);
        var second = Draw.unlike(people, List.of(first), random);
        var either = random.nextBoolean() ? first : second;
        return new Scene(lexicon, random).put("X", first).put("Y", second).put("E", either).cast(people, "Z").tellOne(sentences);
    }

    @Override
    public Stream<String> everyWord() {
        return DocumentKind.everyWord(sentences, List.of(), lexicon);
    }
}
