package glasshead.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void figuresSortBySizeAndTextComesLast() {
        assertEquals(List.of("−5.52", "<1 %", "+3.76", "74.7 %", "120", "none"),
                List.of("120", "none", "74.7 %", "−5.52", "+3.76", "<1 %").stream().sorted(Figures.BY_SIZE).toList());
    }

    @Test
    void aColumnIsOfFiguresWhenAllFilledCellsAre() {
        assertTrue(Figures.in(List.of("+1.0", "", "−2 %")));
        assertFalse(Figures.in(List.of("L0H1", "2")));
        assertFalse(Figures.in(List.of("", "")));
    }
}
