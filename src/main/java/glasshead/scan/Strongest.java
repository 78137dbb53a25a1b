package glasshead.scan;

import glasshead.experiment.BadInput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The strongest occurrences of each of some parts, one of a group, which is a text or all that is alike: the largest value first, of equal
/// ones the earlier text.
///
/// Whatever the order in which texts come, and however they were shared out before merging, the result is the same.
final class Strongest {

    private final int most;
    private final float[] values;
    private final long[] groups;
    private final int[] texts;
    private final int[] positions;
    private final int[] keys;
    private final int[] counts;

    /// @param most of each part
    Strongest(int parts, int most) {
        this.most = most;
        values = new float[parts * most];
        groups = new long[parts * most];
        texts = new int[parts * most];
        positions = new int[parts * most];
        keys = new int[parts * most];
        counts = new int[parts];
    }

    static int bytes(int most) {
        return Integer.BYTES + most * (Long.BYTES + Occurrence.BYTES);
    }

    /// What a value has to reach to be looked at.
    float threshold(int part) {
        return counts[part] < most ? Float.NEGATIVE_INFINITY : values[part * most + most - 1];
    }

    void offer(int part, long group, Occurrence of) {
        int first = part * most;
        int end = first + counts[part];
        int there = first;
        while (there < end && groups[there] != group) {
            there++;
        }
        if (there < end) {
            if (!before(of, there)) {
                return;
            }
        } else if (counts[part] < most) {
            counts[part]++;
        } else if (!before(of, end - 1)) {
            return;
        } else {
            there = end - 1;
        }
        for (; there > first && before(of, there - 1); there--) {
            set(there, groups[there - 1], at(there - 1));
        }
        set(there, group, of);
    }

    private boolean before(Occurrence of, int place) {
        return of.value() != values[place] ? of.value() > values[place]
                : of.text() != texts[place] ? of.text() < texts[place] : of.position() < positions[place];
    }

    private Occurrence at(int place) {
        return new Occurrence(values[place], texts[place], positions[place], keys[place]);
    }

    private void set(int place, long group, Occurrence of) {
        groups[place] = group;
        values[place] = of.value();
        texts[place] = of.text();
        positions[place] = of.position();
        keys[place] = of.key();
    }

    void plus(Strongest other) {
        for (int part = 0; part < counts.length; part++) {
            for (int i = part * most; i < part * most + other.counts[part]; i++) {
                offer(part, other.groups[i], other.at(i));
            }
        }
    }

    List<Occurrence> of(int part) {
        List<Occurrence> found = new ArrayList<>();
        for (int i = part * most; i < part * most + counts[part]; i++) {
            found.add(at(i));
        }
        return found;
    }

    void write(int part, ByteBuffer to) {
        to.putInt(counts[part]);
        for (int i = part * most; i < (part + 1) * most; i++) {
            to.putLong(groups[i]).putFloat(values[i]).putInt(texts[i]).putInt(positions[i]).putInt(keys[i]);
        }
    }

    /// @throws BadInput when no table has written this
    void read(int part, ByteBuffer from) {
        counts[part] = from.getInt();
        if (counts[part] < 0 || counts[part] > most) {
            throw new BadInput("a part of it has an impossible number of strongest examples");
        }
        int first = part * most;
        for (int i = first; i < first + most; i++) {
            set(i, from.getLong(), new Occurrence(from.getFloat(), from.getInt(), from.getInt(), from.getInt()));
            boolean there = i < first + counts[part];
            if (there && !(at(i).possible() && (i == first || before(at(i - 1), i)))) {
                throw new BadInput("the strongest examples of a part of it are out of order");
            }
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
