package glasshead.training.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// That the questions can be answered, and that what is said to be held out is.
class EnglishProbesTest {

    private static final Map<ProbeSet, Integer> LEAST = Map.of(ProbeSet.INDIRECT_OBJECT, 200, ProbeSet.CAPITALS, 16, ProbeSet.GREATER_THAN,
            40,
            ProbeSet.SUCCESSORS, 40, ProbeSet.PRONOUNS, 120, ProbeSet.AGREEMENT, 40, ProbeSet.OPPOSITES, 40,
            ProbeSet.INDIRECT_OBJECT_USUAL_NAMES, 200, ProbeSet.INDIRECT_OBJECT_USUAL_FORMS, 200);
    private static final int MANY = 20_000;
    private final EnglishCorpus corpus = EnglishCorpus.STANDARD;
    private final RestrictedBpe bpe = corpus.tokenizer();
    private final Lexicon lexicon = Lexicon.read();

    private static List<String> documents(DocumentKind kind) {
        var random = new SplittableRandom(13);
        return Stream.generate(() -> kind.write(random)).limit(MANY).toList();
    }

    @ParameterizedTest
    @EnumSource
    void answersAreSingleTokensThatAreNoDistractors(ProbeSet set) {
        var probes = EnglishProbes.of(set);
        assertTrue(probes.size() >= LEAST.get(set), set + " " + probes.size());
        assertEquals(probes, EnglishProbes.of(set));
        for (var probe : probes) {
            assertFalse(probe.text().isEmpty() || probe.text().endsWith(" ") || probe.text().contains("{"), probe.text());
            assertTrue(Collections.disjoint(probe.answers(), probe.distractors()));
            assertFalse(probe.answers().isEmpty() || probe.distractors().isEmpty(), probe.text());
            Stream.concat(probe.answers().stream(), probe.distractors().stream()).forEach(token -> assertEquals(1, bpe.encode(token).length,
                    token));
        }
    }

    @ParameterizedTest
    @EnumSource
    void questionsAreMadeOfWhatTheCorpusSays(ProbeSet set) {
        var trained = Arrays.stream(corpus.corpusTokens()).boxed().collect(Collectors.toSet());
        for (var probe : EnglishProbes.of(set)) {
            assertTrue(Arrays.stream(bpe.encode(probe.text())).allMatch(trained::contains), probe.text());
            assertTrue(bpe.encode(probe.text()).length < EnglishCorpus.CONTEXT);
        }
    }

    @Test
    void indirectObjectFormsAreNotThoseOfTraining() {
        var sections = Sections.read("indirect-object.txt");
        assertTrue(sections.lines("training").size() >= 24);
        assertEquals(6, sections.lines("held out").size());
        for (var form : sections.lines("held out")) {
            assertFalse(sections.lines("training").contains(form));
        }
        var trained = new IndirectObjects(lexicon).everyWord().flatMap(WordSplit::words).collect(Collectors.toSet());
        for (var form : new IndirectObjects(lexicon).heldOut()) {
            form.everyWord(lexicon::choices).flatMap(WordSplit::words).forEach(word -> assertTrue(trained.contains(word), word));
        }
    }

    @Test
    void noSentencePutTogetherBeginsLikeAHeldOutForm() {
        var kind = new IndirectObjects(lexicon);
        var recombined = Recombined.of(kind, lexicon.trainedPeople());
        var openings = Stream.of(recombined.timed(), recombined.conjoined(), recombined.plain()).flatMap(List::stream).toList();
        assertTrue(openings.size() > 1_500);
        for (var form : kind.heldOut()) {
            var beginning = form.fill(gap -> '{' + gap + '}').replaceFirst("(?<=\\{place}).*", "");
            openings.forEach(opening -> assertFalse(opening.startsWith(beginning), beginning));
        }
    }

    @Test
    void indirectObjectsAreHeldOutNamesInEitherOrder() {
        var names = lexicon.heldOutPeople().stream().map(person -> " " + person.name()).collect(Collectors.toSet());
        var probes = EnglishProbes.of(ProbeSet.INDIRECT_OBJECT);
        for (var probe : probes) {
            assertTrue(names.containsAll(probe.answers()) && names.containsAll(probe.distractors()));
            assertEquals(1, WordSplit.words(probe.text()).filter(probe.answers()::contains).count(), probe.text());
            assertEquals(2, WordSplit.words(probe.text()).filter(probe.distractors()::contains).count(), probe.text());
        }
        double answerFirst = probes.stream().filter(probe -> place(probe.answers(), probe) < place(probe.distractors(), probe)).count();
        assertEquals(.5, answerFirst / probes.size(), .12);
    }

    private static int place(List<String> token, Probe probe) {
        return probe.text().indexOf(token.getFirst());
    }

    @Test
    void noSequenceOpensLikeAQuestion() {
        var documents = documents(new Successors(lexicon));
        assertTrue(documents.stream().anyMatch(text -> text.startsWith("In order:")));
        EnglishProbes.of(ProbeSet.SUCCESSORS).forEach(probe -> assertTrue(documents.stream().noneMatch(text -> text.startsWith(probe
                .text())), probe.text()));
    }

    @Test
    void noPairOfNounsThatIsAskedStandsInTraining() {
        var pairs = documents(new Agreement(lexicon)).stream().map(EnglishProbesTest::nouns).collect(Collectors.toSet());
        assertTrue(pairs.size() > 1_000);
        EnglishProbes.of(ProbeSet.AGREEMENT).forEach(probe -> assertFalse(pairs.contains(nouns(probe.text())), probe.text()));
    }

    private static String nouns(String text) {
        var words = WordSplit.words(text).toList();
        return words.get(1) + words.get(4);
    }

    @Test
    void noNameStandsInTheSentenceThatItIsAskedIn() {
        var trained = documents(new Pronouns(lexicon)).stream().map(text -> form(text.split(" s?he ")[0])).collect(Collectors.toSet());
        assertTrue(trained.contains("Mary said that"));
        EnglishProbes.of(ProbeSet.PRONOUNS).forEach(probe -> assertFalse(trained.contains(form(probe.text())), probe.text()));
    }

    /// The text without what was drawn for it.
    private static String form(String text) {
        return text.replaceAll("\\b(the|a) \\w+", "$1 _");
    }

    @Test
    void heldOutYearsStartNoPeriodInTraining() {
        var documents = documents(new GreaterThan(lexicon, Merges.gpt2()));
        for (var probe : EnglishProbes.of(ProbeSet.GREATER_THAN)) {
            var from = probe.text().substring(probe.text().indexOf("from"), probe.text().indexOf(" to the"));
            assertTrue(documents.stream().noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(from)), from);
            var first = from.substring(from.length() - 2);
            assertTrue(probe.answers().stream().allMatch(year -> year.compareTo(first) > 0), probe.text());
            assertTrue(probe.distractors().stream().allMatch(year -> year.compareTo(first) <= 0), probe.text());
        }
    }

    @Test
    void repeatedSequencesAreBosAndTheSameTokensTwice() {
        var sequences = EnglishProbes.repeated();
        assertEquals(16, sequences.length);
        for (var sequence : sequences) {
            assertEquals(81, sequence.length);
            assertEquals(bpe.bos(), sequence[0]);
            assertArrayEquals(Arrays.copyOfRange(sequence, 1, 41), Arrays.copyOfRange(sequence, 41, 81));
        }
        assertTrue(Arrays.deepEquals(sequences, EnglishProbes.repeated()));
        assertFalse(Arrays.deepEquals(sequences, EnglishProbes.repeated(1)));
    }
}
