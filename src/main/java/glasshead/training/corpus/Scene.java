package glasshead.training.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// The people and things of one document: a gap has the same word in all of its sentences. What nobody has set is drawn when it is first
/// asked for.
final class Scene {

    private final Lexicon lexicon;
    private final RandomGenerator random;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();

    Scene(Lexicon lexicon, RandomGenerator random) {
        this.lexicon = lexicon;
        this.random = random;
    }

    Scene put(String gap, Person person) {
        people.put(gap, person);
        return this;
    }

    Scene put(String gap, String word) {
        words.put(gap, word);
        return this;
    }

    Scene put(Country country) {
        return put("country", country.name()).put("country.capital", country.capital()).put("country.language", country.language());
    }

    /// Different people for the given gaps.
    Scene cast(List<Person> from, String... gaps) {
        for (var gap : gaps) {
            put(gap, Draw.unlike(from, people.values(), random));
        }
        return this;
    }

    /// Exchanges two people.
    void swap(String first, String second) {
        put(second, people.put(first, people.get(second)));
    }

    String word(String gap) {
        var parts = Person.parts(gap);
        if (!Person.isPerson(gap) || parts[1].equals("last")) {
            return words.computeIfAbsent(gap, this::draw);
        }
        if (!people.containsKey(parts[0])) {
            cast(lexicon.everyone(), parts[0]);
        }
        var person = Objects.requireNonNull(people.get(parts[0]));
        return parts[1].isEmpty() ? person.name() : person.form(parts[1]);
    }

    private String draw(String gap) {
        return Draw.unlike(lexicon.choices(gap), words.values(), random);
    }

    String tell(Template template) {
        return template.fill(this::word);
    }

    String tellOne(List<Template> templates) {
        return tell(Draw.one(templates, random));
    }
}
