package glasshead.gpt2;

import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hypothesis with the rows that were drawn for it.
///
/// @param senders   what writes its value; none at the root, which is the logits
/// @param port      where its parent reads it
/// @param positions of the parent at which it is read, ascending; null for all
/// @param rows      by row of the set, the row that it is given
/// @param rest      by row of the set, the row that its other inputs are from
public record ScrubTree(List<Part> senders, Receiver.Port port, int @Nullable [] positions, int[] rows, int[] rest,
        List<ScrubTree> children) {

    /// It and everything below it, in the order of the hypothesis's nodes.
    public List<ScrubTree> all() {
        List<ScrubTree> all = new ArrayList<>(List.of(this));
        children.forEach(child -> all.addAll(child.all()));
        return all;
    }

    /// Without anything below its children, which are given other rows.
    ///
    /// @param drawn rows for each child
    public ScrubTree cut(List<int[]> drawn) {
        List<ScrubTree> leaves = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            ScrubTree child = children.get(i);
            leaves.add(new ScrubTree(child.senders, child.port, child.positions, drawn.get(i), drawn.get(i), List.of()));
        }
        return new ScrubTree(senders, port, positions, rows, rest, leaves);
    }
}
