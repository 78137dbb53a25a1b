package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import glasshead.experiment.Site;
import java.util.List;

/// Keeps everything of every row, each row in a cache of its own.
record RowCaches(List<ActivationCache> caches, List<Row> rows) implements LayerLoop.Recorder {

    @Override
    public void tokens(Site site, int layer, NDArray activation, Layout layout) {
        for (Layout.Span span : layout.spans()) {
            boolean changed = changed(span.row(), site, layer);
            if (changed || ActivationCache.KEPT.contains(site)) {
                int first = layout.first(span.row());
                NDArray own = layout.tokens() == span.length() ? activation : activation.get("{}:{}", first, first + span.length());
                caches.get(span.row()).keep(site, layer, own);
            }
        }
    }

    @Override
    public void attention(Site site, int layer, NDArray activation, Layout.Group group) {
        for (int index = 0; index < group.rows(); index++) {
            int row = group.spans().get(index).row();
            if (changed(row, site, layer)) {
                caches.get(row).keep(site, layer, activation.get(index));
            }
        }
    }

    private boolean changed(int row, Site site, int layer) {
        return rows.get(row).edits().stream().anyMatch(edit -> edit.at(site, layer));
    }
}
