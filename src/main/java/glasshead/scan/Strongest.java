package glasshead.scan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The strongest occurrences of each of some parts, one of a text: the largest value first, of equal ones the earlier text.
///
/// Whatever the order in which texts come, and however they were shared out before merging, the result is the same.
final class Strongest {

    private final int most;
    private final float[] values;
    private final int[] texts;
    private final int[] positions;
    private final int[] keys;
    private final int[] counts;

    /// @param most of each part
    Strongest(int parts, int most) {
        this.most = most;
        values = new float[parts * most];
        texts = new int[parts * most];
        positions = new int[parts * most];
        keys = new int[parts * most];
        counts = new int[parts];
    }

    static int bytes(int most) {
        return Integer.BYTES + most * Occurrence.BYTES;
    }

    /// What a value has to reach to be looked at.
    float threshold(int part) {
        return counts[part] < most ? Float.NEGATIVE_INFINITY : values[part * most + most - 1];
    }

    void offer(int part, float value, int text, int position, int key) {
        int first = part * most;
        int end = first + counts[part];
        int there = first;
        while (there < end && texts[there] != text) {
            there++;
        }
        if (there < end) {
            if (value < values[there] || value == values[there] && position >= positions[there]) {
                return;
            }
        } else if (counts[part] < most) {
            counts[part]++;
        } else if (value < values[end - 1] || value == values[end - 1] && text > texts[end - 1]) {
            return;
        } else {
            there = end - 1;
        }
        for (; there > first && (value > values[there - 1] || value == values[there - 1] && text < texts[there - 1]); there--) {
            set(there, values[there - 1], texts[there - 1], positions[there - 1], keys[there - 1]);
        }
        set(there, value, text, position, key);
    }

    private void set(int place, float value, int text, int position, int key) {
        values[place] = value;
        texts[place] = text;
        positions[place] = position;
        keys[place] = key;
    }

    void plus(Strongest other) {
        for (int part = 0; part < counts.length; part++) {
            for (int i = part * most; i < part * most + other.counts[part]; i++) {
                offer(part, other.values[i], other.texts[i], other.positions[i], other.keys[i]);
            }
        }
    }

    List<Occurrence> of(int part) {
        List<Occurrence> found = new ArrayList<>();
        for (int i = part * most; i < part * most + counts[part]; i++) {
            found.add(new Occurrence(values[i], texts[i], positions[i], keys[i]));
        }
        return found;
    }

    void write(int part, ByteBuffer to) {
        to.putInt(counts[part]);
        for (int i = part * most; i < (part + 1) * most; i++) {
            to.putFloat(values[i]).putInt(texts[i]).putInt(positions[i]).putInt(keys[i]);
        }
    }

    void read(int part, ByteBuffer from) {
        counts[part] = Math.clamp(from.getInt(), 0, most);
        for (int i = part * most; i < (part + 1) * most; i++) {
            set(i, from.getFloat(), from.getInt(), from.getInt(), from.getInt());
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
