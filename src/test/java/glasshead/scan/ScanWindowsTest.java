package glasshead.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The windows of texts in a scan's file, which are asked for twice and never all in memory.
class ScanWindowsTest {

    private static final ScanOf OF = new ScanOf("w", "t", "c", 9, false);
    private static final int TEXTS = 300;

    @TempDir
    private Path folder;

    private static ScanSummary nothing() {
        return new ScanSummary(new ScanPlan(List.of(), List.of(), 1, 1), List.of());
    }

    private static int[] ids(int text) {
        return IntStream.range(0, 1 + text % 9).map(i -> text * i).toArray();
    }

    private static void each(int from, WindowSource.Sink to) {
        IntStream.range(from, TEXTS).forEach(text -> to.put(2 * text, 0, ids(text)));
    }

    private static TextWindow window(Scan scan, int text) {
        return Objects.requireNonNull(scan.window(new Occurrence(1, text, 1, Occurrence.NO_KEY)));
    }

    @Test
    void eachIsFoundByItsText() {
        ScanFile file = ScanStore.write(folder.resolve("a.scan"), OF, nothing(), to -> each(0, to));
        for (int text = 0; text < TEXTS; text++) {
            assertArrayEquals(ids(text), window(file, 2 * text).ids());
            assertNull(file.window(new Occurrence(1, 2 * text + 1, 1, Occurrence.NO_KEY)));
        }
    }

    @Test
    void aCorpusThatChangesMeanwhileIsToldAndWhatWasThereStays() throws IOException {
        Path place = folder.resolve("a.scan");
        ScanStore.write(place, OF, nothing(), to -> each(0, to));
        byte[] before = Files.readAllBytes(place);
        List<WindowSource> second = List.of(to -> each(1, to), to -> {}, to -> {
            each(0, to);
            each(TEXTS - 1, to);
        });
        for (WindowSource other : second) {
            boolean[] asked = {false};
            WindowSource changing = to -> {
                (asked[0] ? other : (WindowSource) first -> each(0, first)).each(to);
                asked[0] = true;
            };
            BadInput told = assertThrows(BadInput.class, () -> ScanStore.write(place, OF, nothing(), changing));
            assertTrue(told.getMessage().contains("changed"), told.getMessage());
            assertArrayEquals(before, Files.readAllBytes(place));
        }
    }
}
