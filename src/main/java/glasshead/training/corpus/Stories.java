package glasshead.training.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Small stories of one person or two: a beginning, two to five things that happen, an end. Names, pronouns, things, places and animals
/// recur.
final class Stories implements DocumentKind {

    private static final int LEAST = 2;
    private static final int MOST = 5;
    private final Lexicon lexicon;
    private final Plot one;
    private final Plot two;

    /// The sentences that a story is made of.
    private record Plot(List<Template> beginning, List<Template> middle, List<Template> end) {

        static Plot of(Sections sections, String people) {
            return new Plot(sections.templates(people + ": beginning"), sections.templates(people + ": middle"), sections.templates(people
                    + ": end"));
        }

        Stream<String> everyWord(Lexicon lexicon) {
            return DocumentKind.everyWord(beginning, Stream.of(middle, end).flatMap(List::stream).toList(), lexicon);
        }
    }

    Stories(Lexicon lexicon) {
        this.lexicon = lexicon;
        var sections = Sections.read("stories.txt");
        one = Plot.of(sections, "one");
        two = Plot.of(sections, "two");
    }

    @Override
    public String write(RandomGenerator random) {
        boolean alone = random.nextBoolean();
        var plot = alone ? one : two;
        var scene = new Scene(lexicon, random).cast(lexicon.everyone(), "A", "B");
        var sentences = new ArrayList<String>();
        sentences.add(scene.tellOne(plot.beginning));
        for (var event : events(plot.middle, random)) {
            if (!alone && random.nextBoolean()) {
                scene.swap("A", "B");
            }
            sentences.add(scene.tell(event));
        }
        sentences.add(scene.tellOne(plot.end));
        return String.join(" ", sentences);
    }

    private static List<Template> events(List<Template> from, RandomGenerator random) {
        var shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled.subList(0, random.nextInt(LEAST, MOST + 1));
    }

    @Override
    public Stream<String> everyWord() {
        return Stream.of(one, two).flatMap(plot -> plot.everyWord(lexicon));
    }
}
