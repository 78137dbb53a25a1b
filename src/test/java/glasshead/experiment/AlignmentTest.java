package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {

    private static Alignment of(String row, String facing) {
        return Alignment.of(letters(row), letters(facing));
    }

    private static List<Integer> letters(String text) {
        return text.chars().boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({"abcd, abxcd, 0 1 3 4", "abxcd, abcd, 0 1 - 2 3", "abcd, xabcd, 1 2 3 4", "abcd, abc, 0 1 2 -", "abcd, axcd, 0 - 2 3",
        "aaaa, aa, 0 1 - -", "abcabc, abcxyabc, 0 1 2 5 6 7", "uvw, xy, - - -", "pabqcd, abrcdz, - 0 1 - 3 4",
        "xabcdef, abcdefg, - 0 1 2 3 4 5",
        "abcd, abdc, 0 1 - -", "abc, xyz, - - -"})
    void whatIsTheSameGoesTogether(String row, String facing, String partners) {
        Alignment found = of(row, facing);
        assertEquals(partners, IntStream.range(0, row.length()).mapToObj(found::partner).map(at -> at < 0 ? "-" : at.toString()).collect(
                Collectors.joining(" ")));
    }

    @Test
    void placesCountWhereHalfOfTheTokensAreTheSameThere() {
        assertTrue(of("abcd", "abxy").isByPosition());
        assertFalse(of("abcd", "axyz").isByPosition());
        assertFalse(of("abcd", "abcde").isByPosition());
        assertTrue(of("", "").isByPosition());
    }

    @Test
    void itIsTheSameFromBothSides() {
        String one = "the cat sat on the old mat";
        String other = "then a cat lay on the mat of old";
        Alignment there = of(one, other);
        int matched = 0;
        int before = -1;
        for (int at = 0; at < one.length(); at++) {
            int partner = there.partner(at);
            if (partner != Alignment.NONE) {
                assertEquals(one.charAt(at), other.charAt(partner));
                assertEquals(true, partner > before, "order is kept");
                before = partner;
                matched++;
            }
        }
        assertEquals(one.length() - matched, there.unmatched());
        assertEquals(one.length() - there.unmatched(), other.length() - of(other, one).unmatched());
    }

    @Test
    void nothingStandsBesideNothing() {
        assertEquals(0, of("", "abc").unmatched());
        assertEquals(3, of("abc", "").unmatched());
        assertEquals(Alignment.NONE, of("abc", "abc").partner(-1));
    }
}
