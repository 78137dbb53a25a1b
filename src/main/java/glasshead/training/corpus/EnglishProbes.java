package glasshead.training.corpus;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Questions to a model of [EnglishCorpus], which say what is held out; facts (capitals, opposites) can't be. The same questions at every
/// call.
public final class EnglishProbes {

    /// The seed of the questions. The sequences' chance of occurring in training is that of drawing 40 tokens alike twice: none.
    private static final long SEED = 0x50524F4245L;
    private static final int INDIRECT_OBJECTS = 240;
    private static final int SEQUENCES = 16;
    private static final int SEQUENCE_LENGTH = 40;

    private static final Map<ProbeSet, List<Probe>> ASKED = new ConcurrentHashMap<>();

    private EnglishProbes() {}

    /// The questions of one set.
    public static List<Probe> of(ProbeSet set) {
        return ASKED.computeIfAbsent(set, EnglishProbes::write);
    }

    private static List<Probe> write(ProbeSet set) {
        var lexicon = Lexicon.read();
        var random = new SplittableRandom(SEED + set.ordinal());
        return switch (set) {
            case INDIRECT_OBJECT -> indirectObjects(lexicon, IndirectObjects::heldOut, lexicon.heldOutPeople(), random);
            case CAPITALS -> capitals(lexicon);
            case GREATER_THAN -> new GreaterThan(lexicon, Merges.gpt2()).probes(random);
            case SUCCESSORS -> new Successors(lexicon).probes();
            case PRONOUNS -> new Pronouns(lexicon).probes(random);
            case AGREEMENT -> new Agreement(lexicon).probes(random);
            case OPPOSITES -> opposites(lexicon);
            case INDIRECT_OBJECT_USUAL_NAMES -> indirectObjects(lexicon, IndirectObjects::heldOut, lexicon.trainedPeople(), random);
            case INDIRECT_OBJECT_USUAL_FORMS -> indirectObjects(lexicon, IndirectObjects::sentences, lexicon.trainedPeople(), random);
        };
    }

    /// 16 sequences of BOS, 40 random tokens of the corpus, and the same 40 again: `[16][81]` ids.
    public static int[][] repeated() {
        return repeated(SEED);
    }

    /// Other such sequences.
    public static int[][] repeated(long seed) {
        return EnglishCorpus.STANDARD.repeated(seed, SEQUENCES, SEQUENCE_LENGTH);
    }

    private static List<Probe> indirectObjects(Lexicon lexicon, Function<IndirectObjects, List<Template>> which, List<Person> people,
            RandomGenerator random) {
        var kind = new IndirectObjects(lexicon);
        var forms = which.apply(kind);
        return forms.stream().flatMap(form -> IntStream.range(0, INDIRECT_OBJECTS / forms.size()).mapToObj(_ -> {
            var scene = kind.scene(people, random);
            return new Probe(form.beforeLastGap(scene::word), List.of(" " + scene.word("I")), List.of(" " + scene.word("S")));
        })).toList();
    }

    private static List<Probe> capitals(Lexicon lexicon) {
        var kind = new Capitals(lexicon);
        return lexicon.countries().stream().map(country -> {
            var others = lexicon.countries().stream().filter(other -> !other.equals(country)).map(other -> " " + other.capital()).toList();
            return new Probe(kind.question(country), List.of(" " + country.capital()), others);
        }).toList();
    }

    private static List<Probe> opposites(Lexicon lexicon) {
        var kind = new Opposites(lexicon);
        return lexicon.opposites().stream().flatMap(pair -> Stream.of(pair, pair.reversed()))
                .map(pair -> new Probe(kind.question(pair.getFirst()), List.of(" " + pair.getLast()), List.of(" " + pair.getFirst())))
                .toList();
    }
}
