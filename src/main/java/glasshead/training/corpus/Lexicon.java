package glasshead.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of the corpus, by the gap of a [Template] that they fit: `place` and `place2` take a place, `A` a first name, `A.last` a
/// surname, `A.they` a pronoun, `country.capital` a capital.
record Lexicon(Sections words, List<Person> trainedPeople, List<Person> heldOutPeople, List<Country> countries,
        List<List<String>> opposites) {

    private static final String HELD_OUT = " held out";

    static Lexicon read() {
        var words = Sections.read("words.txt");
        var countries = Sections.read("countries.txt").lines("").stream().map(Country::of).toList();
        var opposites = Sections.read("opposites.txt").lines("").stream().map(line -> List.of(line.split(" "))).toList();
        return new Lexicon(words, people(words, ""), people(words, HELD_OUT), countries, opposites);
    }

    private static List<Person> people(Sections words, String which) {
        var women = words.words("female" + which).stream().map(name -> new Person(name, true));
        var men = words.words("male" + which).stream().map(name -> new Person(name, false));
        return Stream.concat(women, men).toList();
    }

    /// Everyone: those of indirect-object sentences, then the held-out ones.
    List<Person> everyone() {
        var all = new ArrayList<>(trainedPeople);
        all.addAll(heldOutPeople);
        return all;
    }

    /// People by every word that fits a gap, but for the names of the held-out: camera and Paris may meet Mary. With so many names a name
    /// has to be copied, and can't be learnt by heart.
    List<Person> namesakes() {
        var own = words.lines().keySet().stream().filter(title -> !title.endsWith(HELD_OUT)).flatMap(title -> words.words(title).stream());
        var others = Stream.of("country", "city", "country.language", "word").flatMap(gap -> choices(gap).stream());
        var heldOut = heldOutPeople.stream().map(Person::name).collect(Collectors.toSet());
        return Stream.concat(own, others).distinct().filter(word -> !heldOut.contains(word)).map(word -> new Person(word, false)).toList();
    }

    /// All words that can stand at `gap`.
    List<String> choices(String gap) {
        var form = Person.parts(gap)[1];
        if (form.equals("last")) {
            return words.words("surname");
        }
        if (Person.isPerson(gap)) {
            var all = everyone().stream();
            return all.map(person -> form.isEmpty() ? person.name() : person.form(form)).distinct().toList();
        }
        return switch (gap) {
            case "country" -> countries.stream().map(Country::name).toList();
            case "city", "country.capital" -> countries.stream().map(Country::capital).toList();
            case "country.language" -> countries.stream().map(Country::language).distinct().toList();
            case "word", "opposite" -> opposites.stream().flatMap(List::stream).toList();
            default -> words.words(kind(gap));
        };
    }

    /// `place2` is another `place`.
    static String kind(String gap) {
        return gap.replaceFirst("\\d$", "");
    }
}
