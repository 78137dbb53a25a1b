package glasshead.ui.lens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.ui.lens.PlaceViewModel.Token;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceFrequenciesTest {

    private static final int PRIME = 13;

    @Test
    void logProbabilitiesAreToldByFrequencyAndOtherTokensAreLeftOut() {
        // log p = 2 cos(2π 5 x / 13) + cos(2π 3 x / 13) + constant
        List<Token> tokens = IntStream.rangeClosed(0, PRIME).mapToObj(x -> new Token(x + 1, x, String.valueOf(x), 0, Math.exp(2 * Math.cos(
                2 * Math.PI * 5 * x / PRIME) + Math.cos(2 * Math.PI * 3 * x / PRIME) - 9))).toList();
        assertEquals("5, 3", PlaceViewModel.frequencies(tokens, PRIME, 2));
    }
}
