package glasshead.ui.contrast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.ui.contrast.VocabularySearch.Match;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTokensTest {

    private static final List<String> KNOWN = List.of(" Mary", "Mary", " John", " Johnson", "can", ",", " 't");

    /// The longer tokens as well, as in a field that completes.
    private static List<Match> search(String typed) {
        if (typed.equals("#7")) {
            return List.of(new Match(" Johnson", "·Johnson"));
        }
        return KNOWN.stream().filter(text -> text.strip().startsWith(typed.replace('·', ' ').strip())).map(text -> new Match(text, text))
                .toList();
    }

    private static List<String> read(String written) {
        return WrittenTokens.read(written, WrittenTokensTest::search);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mary, John", "Mary John", " Mary\nJohn\n", "Mary\tJohn", "Mary;John", "·Mary,·John", "[' Mary', ' John']",
        "[\" Mary\", \" John\"]", "c(\" Mary\", \" John\")", "( Mary, John )", "Mary,,John,Mary,"})
    void listsOfAnyKind(String written) {
        assertEquals(List.of(" Mary", " John"), read(written));
    }

    @Test
    void quotesAreMeantLetterForLetterAndOtherWordsWithASpaceInFront() {
        assertEquals(List.of("Mary", " Mary", ","), read("\"Mary\", Mary, \",\""));
        assertEquals(List.of("can't", "won't"), read("can't, won't"));
    }

    @Test
    void aWordIsNeverTakenForALongerToken() {
        assertEquals(List.of("Joh", "can"), read("Joh can"), "what is no token stays as it is written");
        assertEquals(List.of(" Johnson", " John"), read("#7, John"), "a number of the vocabulary is its token");
        assertEquals(List.of(), read("  "));
        assertEquals(List.of(), Stream.of("[]", ",", "\n").map(WrittenTokensTest::read).flatMap(List::stream).toList());
    }
}
