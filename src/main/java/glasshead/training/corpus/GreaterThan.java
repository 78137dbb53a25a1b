package glasshead.training.corpus;

import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `The war lasted from the year 1732 to the year 1745.` (Hanna et al., "How does GPT-2 compute greater-than?", 2023): the second year lies
/// later in the same century, every later year being equally likely. Only years that GPT-2 splits into two tokens of two digits occur. Held
/// out: one first year in ten.
final class GreaterThan implements DocumentKind {

    /// In the centuries between, more than nine years in ten are two tokens; in their neighbours many are one or three.
    private static final int FIRST_CENTURY = 12;
    private static final int LAST_CENTURY = 17;
    private static final int YEARS = 100;
    private static final int HELD_OUT_ONCE_IN = 10;
    /// Spreads the held-out years over the digits: another last digit in each century.
    private static final int STRIDE = 3;
    private static final List<Template> SENTENCES = Stream.of("The {event} lasted from the year {from} to the year {to}.",
            "The {event} lasted from the year {from} to the year {to}.", "From the year {from} to the year {to} there was a {event}.").map(
                    Template::of).toList();
    private final Lexicon lexicon;
    private final List<Century> centuries;

    /// The years of one century that are two tokens; `firsts` are those of them that have a later one and are not held out.
    private record Century(int number, List<Integer> years, List<Integer> firsts, List<Integer> heldOut) {

        String year(int inCentury) {
            return number + digits(inCentury);
        }
    }

    GreaterThan(Lexicon lexicon, Merges gpt2) {
        this.lexicon = lexicon;
        centuries = IntStream.rangeClosed(FIRST_CENTURY, LAST_CENTURY).mapToObj(number -> century(number, gpt2)).toList();
    }

    private static Century century(int number, Merges gpt2) {
        var years = IntStream.range(1, YEARS).filter(year -> isTwoTokens(number, year, gpt2)).boxed().toList();
        var firsts = years.subList(0, years.size() - 1);
        return new Century(number, years, firsts.stream().filter(year -> !heldOut(number, year)).toList(),
                firsts.stream().filter(year -> heldOut(number, year)).toList());
    }

    private static boolean isTwoTokens(int century, int year, Merges gpt2) {
        var pieces = gpt2.split(" " + century + digits(year));
        return pieces.size() == 2 && pieces.getLast().equals(digits(year));
    }

    private static boolean heldOut(int century, int year) {
        return (year + STRIDE * century) % HELD_OUT_ONCE_IN == 0;
    }

    private static String digits(int year) {
        return Texts.format("%02d", year);
    }

    @Override
    public String write(RandomGenerator random) {
        return random.nextBoolean() ? sentence(random) : sentence(random) + " " + sentence(random);
    }

    private String sentence(RandomGenerator random) {
        var century = Draw.one(centuries, random);
        int first = Draw.one(century.firsts, random);
        var later = century.years.subList(century.years.indexOf(first) + 1, century.years.size());
        var scene = new Scene(lexicon, random).put("from", century.year(first)).put("to", century.year(Draw.one(later, random)));
        return scene.tellOne(SENTENCES);
    }

    /// Every held-out first year, up to the century of the second. Answers are the later years of the century, distractors all others.
    List<Probe> probes(RandomGenerator random) {
        var probes = new ArrayList<Probe>();
        for (var century : centuries) {
            for (int first : century.heldOut) {
                var scene = new Scene(lexicon, random).put("from", century.year(first)).put("to", Integer.toString(century.number));
                var sentence = SENTENCES.getFirst().fill(scene::word);
                var later = century.years.stream().filter(year -> year > first).map(GreaterThan::digits).toList();
                var others = century.years.stream().filter(year -> year <= first).map(GreaterThan::digits).toList();
                probes.add(new Probe(sentence.substring(0, sentence.length() - 1), later, others));
            }
        }
        return probes;
    }

    @Override
    public Stream<String> everyWord() {
        return SENTENCES.stream().flatMap(sentence -> sentence.everyWord(this::choices)).flatMap(text -> Stream.of(text, " " + text));
    }

    private List<String> choices(String gap) {
        return switch (gap) {
            case "from" -> centuries.stream().flatMap(century -> century.firsts.stream().map(century::year)).toList();
            case "to" -> centuries.stream().flatMap(century -> century.years.stream().skip(1).map(century::year)).toList();
            default -> lexicon.choices(gap);
        };
    }
}
