package glasshead.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words follow what the logit difference did: "made up for" is for losses that were predicted and did not come.
class RepairVerdictTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -4.00 | -4.001 | as predicted
            -4.00 | -3.00  | 1.00 of it made up for
            -4.00 |  0.001 | all of it made up for
            -4.00 |  2.00  | more than made up for
            -4.00 | -5.50  | 1.50 more lost than predicted
             4.00 |  5.50  | 1.50 more gained than predicted
             4.00 |  1.50  | 2.50 less gained than predicted
             4.00 |  0.00  | 4.00 less gained than predicted
             0.02 | -25.91 | lost where a gain was predicted
             0.00 | -1.36  | 1.36 lost that attribution does not see
             0.00 |  1.36  | 1.36 gained that attribution does not see
             0.00 |  0.00  | as predicted
            """)
    void whatTheAblationDidDecides(double predicted, double actual, String words) {
        SelfRepair repair = new SelfRepair(List.of(), predicted, actual, actual - predicted, new double[0][], new double[0]);
        assertEquals(words, RepairVerdict.of(repair).of(repair.gap()));
    }
}
