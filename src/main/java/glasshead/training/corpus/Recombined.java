package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Indirect-object sentences put together from openings and endings, four hundred and more forms of them: what comes next can't be told by the form.
///
/// @param sentences who is in them, and what stands before
/// @param people    named before or after, namesakes among them
record Recombined(IndirectObjects sentences, List<Person> people, List<Template> openings, List<Template> endings) implements DocumentKind {

    static Recombined of(IndirectObjects sentences, List<Person> people) {
        var sections = Sections.read("recombined.txt");
        return new Recombined(sentences, people, sections.templates("openings"), sections.templates("endings"));
    }

    /// Never without one of the [IndirectObjects#leadIns()].
    @Override
    public String write(RandomGenerator random) {
        var scene = sentences.scene(people, random);
        return scene.tellOne(sentences.leadIns()) + ' ' + scene.tellOne(openings) + ' ' + scene.tellOne(endings);
    }

    /// None that other kinds don't have.
    @Override
    public Stream<String> everyWord() {
        return Stream.empty();
    }
}
