package glasshead.training.corpus;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Indirect-object sentences put together from a time or a conjunction, a clause, a link and an ending, 35,000 forms of them: what comes
/// next can't be told by the form. None begins like a held-out form: the same time or conjunction never stands before the same clause.
/// Once in a while a third person acts, in any of the forms: then either of the two may receive, and only looking at who acts tells that.
///
/// @param sentences who is in them, and what stands before
/// @param people    X and Y, and so S and I
/// @param timed     as `Then, {X} and {Y} went to the {place}. Later {S}`
/// @param conjoined as `When {X} and {Y} went to the {place}, {S}`
/// @param plain     as `{X} and {Y} went to the {place}. Later {S}`
record Recombined(IndirectObjects sentences, List<Person> people, List<Template> timed, List<Template> conjoined, List<Template> plain,
        List<Template> endings)
        implements
            DocumentKind {

    private static final int CONJOINED_ONCE_IN = 3;
    private static final int PLAIN_ONCE_IN = 5;
    private static final int LED_IN_ONCE_IN = 3;
    private static final int THIRD_ONCE_IN = 8;

    static Recombined of(IndirectObjects sentences, List<Person> people) {
        var sections = Sections.read("recombined.txt");
        var clauses = sections.lines("clauses");
        var links = sections.lines("links");
        Predicate<String> inTraining = start -> sentences.heldOut().stream().noneMatch(form -> form.startsWith(start));
        return new Recombined(sentences, people,
                sections.lines("times").stream().flatMap(time -> joined(time, clauses)).filter(inTraining).flatMap(start -> linked(start,
                        links)).toList(),
                sections.lines("conjunctions").stream().flatMap(conjunction -> joined(conjunction, clauses)).filter(inTraining).map(
                        start -> Template.of(start + ", {S}")).toList(),
                clauses.stream().flatMap(clause -> linked(clause, links)).toList(), sections.templates("endings"));
    }

    private static Stream<String> joined(String beginning, List<String> clauses) {
        return clauses.stream().map(clause -> beginning + ' ' + clause);
    }

    private static Stream<Template> linked(String start, List<String> links) {
        return links.stream().map(link -> Template.of(start + link));
    }

    @Override
    public String write(RandomGenerator random) {
        var scene = sentences.scene(people, random);
        if (Draw.onceIn(THIRD_ONCE_IN, random)) {
            scene.cast(people, "S");
        }
        boolean isPlain = Draw.onceIn(PLAIN_ONCE_IN, random);
        var openings = isPlain ? plain : Draw.onceIn(CONJOINED_ONCE_IN, random) ? conjoined : timed;
        var sentence = scene.tellOne(openings) + ' ' + scene.tellOne(endings);
        // At the beginning of a text a name is other tokens than in a sentence.
        return isPlain || Draw.onceIn(LED_IN_ONCE_IN, random) ? scene.tellOne(sentences.leadIns()) + ' ' + sentence : sentence;
    }

    /// None that other kinds don't have.
    @Override
    public Stream<String> everyWord() {
        return Stream.empty();
    }
}
