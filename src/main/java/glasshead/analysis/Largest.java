package glasshead.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;

/// The few largest of many numbers.
public final class Largest {

    private Largest() {}

    /// Where they are, largest first; of equal ones the first place first.
    ///
    /// @param size  how many numbers there are
    /// @param count how many are wanted at most
    public static List<Integer> of(int size, IntToDoubleFunction values, int count) {
        Comparator<Integer> better = Comparator.comparingDouble((Integer place) -> -values.applyAsDouble(place)).thenComparing(
                place -> place);
        PriorityQueue<Integer> worstFirst = new PriorityQueue<>(better.reversed());
        for (int place = 0; place < size; place++) {
            if (worstFirst.size() < count) {
                worstFirst.add(place);
            } else if (count > 0 && values.applyAsDouble(place) > values.applyAsDouble(worstFirst.peek())) {
                worstFirst.remove();
                worstFirst.add(place);
            }
        }
        return worstFirst.stream().sorted(better).toList();
    }
}
