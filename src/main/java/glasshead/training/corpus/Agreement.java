package glasshead.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// `The keys to the cabinet are old.`: the verb follows the first noun, whatever stands between. Held out: pairs of a first and a second
/// noun (72 of 552, whichever of them is plural).
final class Agreement implements DocumentKind {

    private static final int HELD_OUT_ONCE_IN = 6;
    /// Coprime to [#HELD_OUT_ONCE_IN], so that each first noun has held-out pairs.
    private static final int STRIDE = 5;
    private static final Template SENTENCE = Template.of("The {noun} {position} the {noun2} {verb} {state}.");
    private static final int VERB = SENTENCE.gaps().indexOf("verb");
    private final Lexicon lexicon;
    private final List<List<String>> nouns = Sections.read("agreement.txt").lines("").stream().map(line -> List.of(line.split(" ")))
            .toList();

    Agreement(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String write(RandomGenerator random) {
        while (true) {
            int first = random.nextInt(nouns.size());
            int second = random.nextInt(nouns.size());
            if (first != second && !heldOut(first, second)) {
                return SENTENCE.fill(scene(first, random.nextInt(2), second, random.nextInt(2), random)::word);
            }
        }
    }

    private static boolean heldOut(int first, int second) {
        return (first + STRIDE * second) % HELD_OUT_ONCE_IN == 0;
    }

    private Scene scene(int first, int firstNumber, int second, int secondNumber, RandomGenerator random) {
        return new Scene(lexicon, random).put("noun", nouns.get(first).get(firstNumber)).put("noun2", nouns.get(second).get(secondNumber))
                .put("verb", verb(firstNumber));
    }

    private static String verb(int number) {
        return number == 0 ? "is" : "are";
    }

    /// The held-out pairs up to the verb, with nouns of different number.
    List<Probe> probes(RandomGenerator random) {
        var probes = new ArrayList<Probe>();
        for (int first = 0; first < nouns.size(); first++) {
            for (int second = 0; second < nouns.size(); second++) {
                if (first != second && heldOut(first, second)) {
                    int number = random.nextInt(2);
                    var text = SENTENCE.beforeGap(VERB, scene(first, number, second, 1 - number, random)::word);
                    probes.add(new Probe(text, List.of(" " + verb(number)), List.of(" " + verb(1 - number))));
                }
            }
        }
        return probes;
    }

    @Override
    public Stream<String> everyWord() {
        return SENTENCE.everyWord(this::choices);
    }

    private List<String> choices(String gap) {
        return switch (gap) {
            case "noun", "noun2" -> nouns.stream().flatMap(List::stream).toList();
            case "verb" -> List.of(verb(0), verb(1));
            default -> lexicon.choices(gap);
        };
    }
}
