package glasshead.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What documents hold, and that the tokenizer misses nothing of it.
class EnglishCorpusTest {

    private static final int MANY = 5_000;
    private final EnglishCorpus corpus = EnglishCorpus.STANDARD;
    private final Lexicon lexicon = Lexicon.read();

    private static Stream<String> documents(DocumentKind kind) {
        var random = new SplittableRandom(11);
        return Stream.generate(() -> kind.write(random)).limit(MANY);
    }

    @Test
    void noDocumentHasAWordThatWasNotEnumerated() {
        var known = corpus.mixture().everyWord().collect(Collectors.toSet());
        for (var kind : corpus.mixture().kinds()) {
            documents(kind).flatMap(WordSplit::words).forEach(word -> assertTrue(known.contains(word), word));
        }
    }

    @Test
    void documentsAreWrittenOutAndMadeOfWholeTokens() {
        var whole = Arrays.stream(corpus.corpusTokens()).boxed().collect(Collectors.toSet());
        for (var kind : corpus.mixture().kinds()) {
            documents(kind).limit(500).forEach(text -> {
                assertFalse(text.contains("{") || text.contains("  "), text);
                assertTrue(Arrays.stream(corpus.tokenizer().encode(text)).allMatch(whole::contains), text);
            });
        }
        assertFalse(whole.contains(corpus.tokenizer().bos()));
    }

    @Test
    void documentIsAFunctionOfTheRandomNumbers() {
        for (var kind : corpus.mixture().kinds()) {
            assertEquals(kind.write(new SplittableRandom(3)), kind.write(new SplittableRandom(3)));
            assertTrue(documents(kind).distinct().count() > 50);
        }
    }

    @Test
    void nearlyAQuarterOfTheDocumentsAreRandomTokens() {
        // Texts end with a full stop, random tokens hardly ever.
        var random = new SplittableRandom(17);
        int fullStop = corpus.tokenizer().encode(".")[0];
        double randomTokens = IntStream.range(0, MANY).filter(i -> {
            var document = corpus.document(random);
            return document[document.length - 1] != fullStop;
        }).count();
        assertEquals(.23, randomTokens / MANY, .02);
    }

    @Test
    void namesThingsAndCountriesAreOneTokenEach() {
        for (var gap : new String[] {"A", "place", "object", "country", "country.capital", "country.language", "word", "day", "month",
            "number", "letter"}) {
            lexicon.choices(gap).forEach(word -> assertEquals(1, corpus.tokenizer().encode(" " + word).length, word));
            assertEquals(lexicon.choices(gap).size(), new HashSet<>(lexicon.choices(gap)).size(), gap);
        }
        assertEquals(120, lexicon.everyone().size());
        assertEquals(16, lexicon.heldOutPeople().size());
    }

    @Test
    void heldOutNamesAreInStoriesButNotInIndirectObjects() {
        var recombined = Recombined.of(new IndirectObjects(lexicon), lexicon.namesakes());
        var heldOut = lexicon.heldOutPeople().stream().map(Person::name).collect(Collectors.joining("|"));
        var name = Pattern.compile("\\b(" + heldOut + ")\\b");
        for (var kind : Stream.of(new IndirectObjects(lexicon), recombined, new ThreeNames(lexicon)).toList()) {
            documents(kind).forEach(text -> assertFalse(name.matcher(text).find(), text));
        }
        assertTrue(documents(new Stories(lexicon)).anyMatch(text -> name.matcher(text).find()));
    }

    @Test
    void eitherOrderOfNamesOccursEquallyOften() {
        var form = Pattern.compile("When (\\w+) and (\\w+) went to the \\w+, (\\w+) gave a \\w+ to (\\w+)\\.");
        var found = documents(new IndirectObjects(lexicon)).map(form::matcher).filter(found1 -> found1.find()).toList();
        found.forEach(match -> assertEquals(Set.of(match.group(1), match.group(2)), Set.of(match.group(3), match.group(4))));
        double firstActs = found.stream().filter(match -> match.group(1).equals(match.group(3))).count() / (double) found.size();
        assertEquals(.5, firstActs, .15);
    }

    @Test
    void laterYearIsUniformAmongTheLaterOnes() {
        var years = Pattern.compile("year (\\d\\d)(\\d\\d) to the year (\\d\\d)(\\d\\d)");
        var ranks = documents(new GreaterThan(lexicon, Merges.gpt2())).flatMap(text -> years.matcher(text).results()).mapToDouble(match -> {
            assertEquals(match.group(1), match.group(3));
            int first = Integer.parseInt(match.group(2));
            int second = Integer.parseInt(match.group(4));
            assertTrue(second > first, match.group());
            return (second - first) / (100.0 - first);
        }).summaryStatistics();
        assertEquals(.5, ranks.getAverage(), .03);
    }

    @Test
    void pronounsFollowTheName() {
        var pronoun = Pattern.compile("\\b(she|he)\\b");
        var women = lexicon.everyone().stream().filter(Person::female).map(Person::name).collect(Collectors.toSet());
        documents(new Pronouns(lexicon)).forEach(text -> {
            var found = pronoun.matcher(text);
            assertTrue(found.find(), text);
            assertEquals(WordSplit.words(text).map(String::strip).anyMatch(women::contains), found.group().equals("she"), text);
        });
    }
}
