package glasshead.ui.prompt;

import glasshead.engine.TokenRow;
import glasshead.experiment.Alignment;
import java.util.List;
import java.util.stream.IntStream;

/// Which tokens of two prompts differ, aligned by content where one has more than the other.
final class Differences {

    private Differences() {}

    static Alignment of(TokenRow row, TokenRow facing) {
        return Alignment.of(ids(row), ids(facing));
    }

    /// The same of two prompts that two models read: an id says nothing there, what it stands for does.
    static Alignment shown(TokenRow row, TokenRow facing) {
        return Alignment.of(List.of(row.labels()), List.of(facing.labels()));
    }

    private static List<Integer> ids(TokenRow row) {
        return IntStream.of(row.ids()).boxed().toList();
    }
}
