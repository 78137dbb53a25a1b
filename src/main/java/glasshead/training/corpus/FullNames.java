package glasshead.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Texts in which first and last names, paired at random, recur: after the first name a model has to copy the rest from where it stood
/// before. Last names may be several tokens.
final class FullNames implements DocumentKind {

    private static final int LEAST = 1;
    private static final int MOST = 3;
    private final Lexicon lexicon;
    private final Sections sections = Sections.read("full-names.txt");
    private final List<Template> beginning = sections.templates("beginning");
    private final List<Template> middle = sections.templates("middle");
    private final List<Template> end = sections.templates("end");

    FullNames(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String write(RandomGenerator random) {
        var scene = new Scene(lexicon, random).cast(lexicon.everyone(), "A", "B");
        var sentences = new ArrayList<String>();
        sentences.add(scene.tellOne(beginning));
        for (int events = random.nextInt(LEAST, MOST + 1); events > 0; events--) {
            sentences.add(scene.tellOne(middle));
        }
        sentences.add(scene.tellOne(end));
        return String.join(" ", sentences);
    }

    @Override
    public Stream<String> everyWord() {
        return DocumentKind.everyWord(beginning, Stream.of(middle, end).flatMap(List::stream).toList(), lexicon);
    }
}
