package glasshead.engine;

import glasshead.experiment.DataSet;
import glasshead.experiment.Options;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of the untouched runs of the set that was asked about last, and these runs as far as there is room: a click on a head
/// then runs only what it changes. Jobs borrow it, and may do so at the same time, on any thread.
final class KeptSets implements AutoCloseable {

    private static final long BYTES = 256L << 20;
    /// Of the whole machine's memory.
    private static final int SHARE = 32;

    private final long limit;
    private @Nullable Kept current;

    KeptSets() {
        this(Math.min(BYTES, MachineMemory.total() / SHARE));
    }

    /// @param limit what runs may hold, in bytes
    KeptSets(long limit) {
        this.limit = limit;
    }

    /// What untouched runs depend on besides the weights.
    private record Of(DataSet set, int position, Options options) {
    }

    /// The untouched runs of a set, batch by batch.
    final class Kept implements AutoCloseable {

        private final Of of;
        private final Map<Integer, SetBase> batches = new HashMap<>();
        private long bytes;
        private int borrowed;

        private Kept(Of of) {
            this.of = of;
        }

        /// A batch, if it is kept.
        @Nullable
        SetBase batch(int number) {
            synchronized (KeptSets.this) {
                return batches.get(number);
            }
        }

        /// Takes a batch over, unless there is no room or it is there already.
        boolean keep(int number, SetBase base) {
            synchronized (KeptSets.this) {
                long more = base.prompts().bytes();
                if (batches.containsKey(number) || bytes + more > limit) {
                    return false;
                }
                batches.put(number, base);
                bytes += more;
                return true;
            }
        }

        /// Given back; what is current no more is let go when nobody has it.
        @Override
        public void close() {
            synchronized (KeptSets.this) {
                borrowed--;
                letGo(this);
            }
        }
    }

    /// To be closed by who borrows it.
    synchronized Kept borrow(DataSet set, int position, Options options) {
        Of wanted = new Of(set, position, options);
        Kept kept = current;
        if (kept == null || !kept.of.equals(wanted)) {
            kept = new Kept(wanted);
            replace(kept);
        }
        kept.borrowed++;
        return kept;
    }

    private void replace(@Nullable Kept by) {
        Kept before = current;
        current = by;
        if (before != null) {
            letGo(before);
        }
    }

    private void letGo(Kept kept) {
        if (kept != current && kept.borrowed == 0) {
            kept.batches.values().forEach(base -> base.prompts().close());
            kept.batches.clear();
        }
    }

    @Override
    public synchronized void close() {
        replace(null);
    }
}
