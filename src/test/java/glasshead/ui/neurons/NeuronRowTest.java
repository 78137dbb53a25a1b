package glasshead.ui.neurons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.analysis.MlpNeurons;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeuronRowTest {

    private static final MlpNeurons BEFORE = new MlpNeurons(2, 5, new double[4], new double[] {0.5, -3, 0.25, 1}, 0.125);
    private static final MlpNeurons AFTER = new MlpNeurons(2, 5, new double[4], new double[] {0.5, 0, 0.5, 1}, 0.125);

    @Test
    void theStrongestTheOthersAndTheBiasAddUpToTheBar() {
        List<NeuronRow> rows = NeuronRow.of(BEFORE, AFTER, new double[0], new double[0], 2, NeuronRow.NONE);
        assertEquals(List.of("L2N1", "L2N3", "other 2", "output bias"), rows.stream().map(NeuronRow::label).toList());
        assertEquals(BEFORE.sum(), rows.stream().mapToDouble(NeuronRow::before).sum(), 1e-12);
        assertEquals(AFTER.sum(), rows.stream().mapToDouble(NeuronRow::after).sum(), 1e-12);
        assertEquals(List.of(true, true, false, false), rows.stream().map(NeuronRow::isNeuron).toList());
    }

    @Test
    void nothingIsLeftOverWhereAllAreShown() {
        List<NeuronRow> rows = NeuronRow.of(BEFORE, BEFORE, new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10}, 9, NeuronRow.NONE);
        assertEquals(List.of("L2N1", "L2N3", "L2N0", "L2N2", "output bias"), rows.stream().map(NeuronRow::label).toList());
        assertEquals(2, rows.getFirst().error());
        assertEquals(7, rows.getFirst().errorAfter());
        assertEquals(List.of(5., 10.), List.of(rows.getLast().error(), rows.getLast().errorAfter()));
    }

    @Test
    void aNeuronThatBecomesStrongHasItsLine() {
        MlpNeurons quiet = new MlpNeurons(2, 5, new double[3], new double[] {0.5, 0, 1}, 0);
        MlpNeurons loud = new MlpNeurons(2, 5, new double[3], new double[] {0.5, -3, 1}, 0);
        assertEquals(List.of("L2N1", "L2N2"), NeuronRow.of(quiet, loud, new double[0], new double[0], 2, NeuronRow.NONE).stream().map(
                NeuronRow::label).limit(2).toList());
    }

    @Test
    void aChosenNeuronHasALineAndTheSumStays() {
        List<NeuronRow> rows = NeuronRow.of(BEFORE, AFTER, new double[0], new double[0], 1, 2);
        assertEquals(List.of("L2N1", "L2N2", "other 2", "output bias"), rows.stream().map(NeuronRow::label).toList());
        assertEquals(BEFORE.sum(), rows.stream().mapToDouble(NeuronRow::before).sum(), 1e-12);
    }
}
