package glasshead.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// `Mary was tired because she worked all day.`: the pronoun is settled by the name. Held out: every person in one of the sentences (person
/// number i in sentence number i modulo their count), so that a name and a sentence have to be put together.
final class Pronouns implements DocumentKind {

    private static final String PRONOUN = "A.they";
    private final Lexicon lexicon;
    private final List<Person> people;
    private final List<Template> sentences = Sections.read("pronouns.txt").templates("training");

    Pronouns(Lexicon lexicon) {
        this.lexicon = lexicon;
        people = lexicon.everyone();
    }

    @Override
    public String write(RandomGenerator random) {
        int person = random.nextInt(people.size());
        int sentence = random.nextInt(sentences.size() - 1);
        if (sentence >= heldOut(person)) {
            sentence++;
        }
        return new Scene(lexicon, random).put("A", people.get(person)).tell(sentences.get(sentence));
    }

    private int heldOut(int person) {
        return person % sentences.size();
    }

    /// Each person's held-out sentence up to the pronoun.
    List<Probe> probes(RandomGenerator random) {
        var probes = new ArrayList<Probe>();
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var scene = new Scene(lexicon, random).put("A", person);
            var sentence = sentences.get(heldOut(i));
            var text = sentence.beforeGap(sentence.gaps().indexOf(PRONOUN), scene::word);
            var other = new Person(person.name(), !person.female());
            probes.add(new Probe(text, List.of(" " + person.form("they")), List.of(" " + other.form("they"))));
        }
        return probes;
    }

    @Override
    public Stream<String> everyWord() {
        return DocumentKind.everyWord(sentences, List.of(), lexicon);
    }
}
