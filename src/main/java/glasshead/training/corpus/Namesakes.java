package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Indirect-object sentences about people called Paris, April or Baker: with so many names a name has to be copied, and can't be learnt by heart.
///
/// @param sentences what is said of them
/// @param people    namesakes; one of them may meet a person with a usual name
record Namesakes(IndirectObjects sentences, List<Person> people) implements DocumentKind {

    static Namesakes of(Lexicon lexicon, IndirectObjects sentences) {
        var names = Stream.of(lexicon.choices("country"), lexicon.choices("city"), lexicon.choices("month"), lexicon.choices("day"), lexicon.choices("X.last"));
        var namesakes = names.flatMap(List::stream).map(name -> new Person(name, false));
        return new Namesakes(sentences, Stream.concat(namesakes, lexicon.trainedPeople().stream()).toList());
    }

    /// Never without one of the [IndirectObjects#leadIns()].
    @Override
    public String write(RandomGenerator random) {
        var scene = sentences.scene(people, random);
        return scene.tellOne(sentences.leadIns()) + ' ' + scene.tellOne(sentences.sentences());
    }

    /// None that other kinds don't have.
    @Override
    public Stream<String> everyWord() {
        return Stream.empty();
    }
}
