package glasshead.gpt2;

import glasshead.experiment.Site;
import java.util.List;

/// Where a re-run begins: the first block that can differ from the unedited run, whether its attention can, and the first position that
/// can.
///
/// @param layer      blocks before it are those of the unedited run; the number of blocks when only the final residual stream is needed
/// @param entry      where in that block to begin
/// @param position   positions before it are those of the unedited run
record Start(int layer, Entry entry, int position) {

    enum Entry {
        /// At the embeddings, before block 0.
        EMBEDDING,
        /// At the residual stream before the block.
        BLOCK,
        /// At z, with queries, keys, values and pattern as they were.
        AFTER_ATTENTION
    }

    static final Start FULL = new Start(0, Entry.EMBEDDING, 0);

    /// @param departing the edits that can make a difference, at least one
    static Start of(List<Edit> departing) {
        Edit first = departing.getFirst();
        int position = Integer.MAX_VALUE;
        for (Edit edit : departing) {
            position = Math.min(position, edit.firstPosition());
            first = before(edit, first) ? edit : first;
        }
        return new Start(first.where().layer(), entry(first.where().site()), position);
    }

    Start from(int changed) {
        return new Start(layer, entry, changed);
    }

    private static boolean before(Edit one, Edit other) {
        int layers = Integer.compare(one.where().layer(), other.where().layer());
        // Site constants stand in the order of the forward pass.
        return layers < 0 || layers == 0 && one.where().site().compareTo(other.where().site()) < 0;
    }

    private static Entry entry(Site site) {
        if (!site.perLayer()) {
            return Entry.EMBEDDING;
        }
        return site.compareTo(Site.Z) < 0 ? Entry.BLOCK : Entry.AFTER_ATTENTION;
    }
}
