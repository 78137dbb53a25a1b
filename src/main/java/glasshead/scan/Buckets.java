package glasshead.scan;

import glasshead.experiment.BadInput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Random occurrences of each of some parts, from buckets of values that hold equally many tokens: those whose drawn numbers are smallest.
///
/// Since the numbers depend on seed, text and position alone, the same tokens are drawn whoever scans which text.
final class Buckets {

    static final int COUNT = 5;
    /// Drawn from each bucket.
    static final int EACH = 3;
    static final int BYTES = COUNT * (Integer.BYTES + EACH * Occurrence.BYTES);

    private final float[] limits;
    private final long[] hashes;
    private final float[] values;
    private final int[] texts;
    private final int[] positions;
    private final int[] keys;
    private final int[] counts;
    private final int[] columns;
    private boolean changed = true;
    private long largest;

    Buckets(int[] columns, Ranges ranges) {
        this.columns = columns;
        limits = ranges.limits();
        int places = columns.length * COUNT * EACH;
        hashes = new long[places];
        values = new float[places];
        texts = new int[places];
        positions = new int[places];
        keys = new int[places];
        counts = new int[columns.length * COUNT];
        Arrays.fill(hashes, Long.MAX_VALUE);
    }

    void add(PassingTokens tokens) {
        for (int token = 0; token < tokens.length(); token++) {
            long hash = tokens.hashes()[token];
            // Soon most tokens are drawn by no part at all.
            if (hash > largest()) {
                continue;
            }
            int row = tokens.offset() + token * tokens.stride();
            for (int part = 0; part < columns.length; part++) {
                int cell = row + columns[part];
                int bucket = part * COUNT + bucket(part, tokens.values()[cell]);
                if (hash <= hashes[bucket * EACH + EACH - 1]) {
                    offer(bucket, hash, tokens.values()[cell], tokens.text(), tokens.position() + token, tokens.key(cell));
                }
            }
        }
    }

    private long largest() {
        if (changed) {
            largest = 0;
            for (int bucket = 0; bucket < counts.length; bucket++) {
                largest = Math.max(largest, hashes[bucket * EACH + EACH - 1]);
            }
            changed = false;
        }
        return largest;
    }

    private int bucket(int part, float value) {
        int bucket = 0;
        for (int i = part * (COUNT - 1); i < (part + 1) * (COUNT - 1); i++) {
            bucket += value >= limits[i] ? 1 : 0;
        }
        return bucket;
    }

    private void offer(int bucket, long hash, float value, int text, int position, int key) {
        int first = bucket * EACH;
        if (counts[bucket] == EACH && !before(hash, text, position, first + EACH - 1)) {
            return;
        }
        int place = first + Math.min(counts[bucket], EACH - 1);
        counts[bucket] = Math.min(counts[bucket] + 1, EACH);
        for (; place > first && before(hash, text, position, place - 1); place--) {
            set(place, hashes[place - 1], values[place - 1], texts[place - 1], positions[place - 1], keys[place - 1]);
        }
        set(place, hash, value, text, position, key);
        changed = true;
    }

    private boolean before(long hash, int text, int position, int place) {
        return hash != hashes[place] ? hash < hashes[place]
                : text != texts[place] ? text < texts[place] : position < positions[place];
    }

    private void set(int place, long hash, float value, int text, int position, int key) {
        hashes[place] = hash;
        values[place] = value;
        texts[place] = text;
        positions[place] = position;
        keys[place] = key;
    }

    void plus(Buckets other) {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            for (int i = bucket * EACH; i < bucket * EACH + other.counts[bucket]; i++) {
                offer(bucket, other.hashes[i], other.values[i], other.texts[i], other.positions[i], other.keys[i]);
            }
        }
    }

    /// By bucket, the lowest values first.
    List<List<Occurrence>> of(int part) {
        List<List<Occurrence>> found = new ArrayList<>();
        for (int bucket = part * COUNT; bucket < (part + 1) * COUNT; bucket++) {
            List<Occurrence> drawn = new ArrayList<>();
            for (int i = bucket * EACH; i < bucket * EACH + counts[bucket]; i++) {
                drawn.add(new Occurrence(values[i], texts[i], positions[i], keys[i]));
            }
            found.add(drawn);
        }
        return found;
    }

    void write(int part, ByteBuffer to) {
        for (int bucket = part * COUNT; bucket < (part + 1) * COUNT; bucket++) {
            to.putInt(counts[bucket]);
            for (int i = bucket * EACH; i < (bucket + 1) * EACH; i++) {
                to.putFloat(values[i]).putInt(texts[i]).putInt(positions[i]).putInt(keys[i]);
            }
        }
    }

    private boolean follows(int place, int first) {
        return place == first || before(hashes[place - 1], texts[place - 1], positions[place - 1], place);
    }

    /// @param seed of the drawn numbers
    /// @throws BadInput when no table has written this
    void read(int part, ByteBuffer from, long seed) {
        for (int bucket = part * COUNT; bucket < (part + 1) * COUNT; bucket++) {
            counts[bucket] = from.getInt();
            if (counts[bucket] < 0 || counts[bucket] > EACH) {
                throw new BadInput("a part of it has an impossible number of random examples");
            }
            for (int i = bucket * EACH; i < (bucket + 1) * EACH; i++) {
                float value = from.getFloat();
                int text = from.getInt();
                int position = from.getInt();
                boolean there = i < bucket * EACH + counts[bucket];
                int key = from.getInt();
                set(i, there ? PassingTokens.hash(seed, text, position) : Long.MAX_VALUE, value, text, position, key);
                if (there && !(new Occurrence(value, text, position, key).possible() && follows(i, bucket * EACH))) {
                    throw new BadInput("the random examples of a part of it are not those of its seed");
                }
            }
        }
        changed = true;
    }
}
