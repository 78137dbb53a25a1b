package glasshead.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CorrelationTest {

    /// scipy.stats.pearsonr and spearmanr of the same lists.
    @Test
    void bothAreAsScipyHasThem() {
        Correlation found = Correlation.of(new double[] {1, 2, 3, 4, 5}, new double[] {5, 6, 7, 8, 7});
        assertEquals(.8320502943378437, found.r(), 1e-12);
        assertEquals(.8207826816681233, found.rank(), 1e-12);
    }

    @Test
    void theSameOrderIsAWholeRankCorrelation() {
        Correlation found = Correlation.of(new double[] {1, 2, 3}, new double[] {1, 10, 1000});
        assertEquals(1, found.rank(), 1e-12);
        assertTrue(found.r() < .95);
        assertTrue(Double.isNaN(Correlation.of(new double[] {1, 2}, new double[] {3, 3}).r()));
    }
}
