package glasshead.gpt2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a batch: a prompt, and what is changed on its way through the model.
///
/// @param tokens the whole prompt
/// @param base   the run of the same tokens that this one grows from, unless everything is computed anew
/// @param start  where it joins; [Start#FULL] without a base
/// @param end    one past the last position that is computed
/// @param edits  made in what is computed, in this order
record Row(int[] tokens, @Nullable ActivationCache base, Start start, int end, List<Edit> edits) {

    static Row whole(int[] tokens, List<Edit> edits) {
        return new Row(tokens, null, Start.FULL, tokens.length, edits);
    }

    Layout.Span span(int number) {
        return new Layout.Span(number, start.position(), end, start.position() == 0 ? null : base);
    }
}
