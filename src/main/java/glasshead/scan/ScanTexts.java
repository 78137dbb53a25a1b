package glasshead.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The windows of texts that occurrences are in, as token ids, BOS included.
public final class ScanTexts implements WindowSource {

    /// What [#needed] takes of memory for a window at most.
    public static final int NEEDED_BYTES = 200;

    private final ScanOf of;
    private final TreeMap<Key, int[]> windows = new TreeMap<>();

    record Key(int text, int start) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return text == other.text ? Integer.compare(start, other.start) : Integer.compare(text, other.text);
        }
    }

    public ScanTexts(ScanOf of) {
        this.of = of;
    }

    /// Where the windows begin that a scan's occurrences are in, by text.
    public static Map<Integer, List<Integer>> needed(ScanSummary summary, ScanOf of) {
        Map<Integer, TreeSet<Integer>> found = new HashMap<>();
        for (PartTable table : summary.tables()) {
            for (int part = 0; part < table.parts(); part++) {
                PartStatistics statistics = table.of(part);
                List<Occurrence> all = new ArrayList<>(statistics.strongest());
                statistics.buckets().forEach(all::addAll);
                all.forEach(each -> found.computeIfAbsent(each.text(), _ -> new TreeSet<>()).add(of.start(each.position())));
            }
        }
        Map<Integer, List<Integer>> starts = new TreeMap<>();
        found.forEach((text, places) -> starts.put(text, List.copyOf(places)));
        return starts;
    }

    public void put(int text, int start, int[] ids) {
        windows.put(new Key(text, start), ids);
    }

    /// The window that an occurrence is in.
    public @Nullable TextWindow window(Occurrence occurrence) {
        int start = of.start(occurrence.position());
        int[] ids = windows.get(new Key(occurrence.text(), start));
        return ids == null ? null : new TextWindow(ids, start);
    }

    @Override
    public void each(Sink to) {
        windows.forEach((key, ids) -> to.put(key.text(), key.start(), ids));
    }
}
