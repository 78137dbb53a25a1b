package glasshead.ui.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.analysis.modular.HeadFrequencies;
import glasshead.experiment.Head;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsPagesTest {

    @ParameterizedTest
    @CsvSource({"41.78,3", "0.8,3", "0.032,4", "0.003,5", "1e-12,6", "0,3"})
    void smallNumbersKeepThreeDigits(double largest, int decimals) {
        assertEquals(decimals, WeightsPages.decimals(largest));
    }

    @Test
    void theStrongestFrequencyOfWhatIsShownComesFirst() {
        HeadFrequencies head = new HeadFrequencies(new Head(0, 1), new double[] {0.5, 2, 1}, new double[] {3, 0.25, 4});
        assertEquals(List.of(List.of("2", "2.000", "0.250"), List.of("3", "1.000", "4.000"), List.of("1", "0.500", "3.000")), WeightsPages
                .frequencies(head, true).rows().stream().map(WeightsPage.Row::cells).toList());
        assertEquals(List.of("3", "1.000", "4.000"), WeightsPages.frequencies(head, false).rows().getFirst().cells());
    }
}
