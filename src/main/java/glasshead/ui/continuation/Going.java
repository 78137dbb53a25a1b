package glasshead.ui.continuation;

import glasshead.analysis.NextToken;
import glasshead.engine.Continuation;
import glasshead.engine.Continuation.Line;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A prompt as far as it has gone on.
///
/// @param begun tokens that were taken before, on both lines
/// @param found nothing before the first token
record Going(List<NextToken> begun, @Nullable Continuation found) {

    /// The line without interventions, or with them; nothing while it has not begun.
    @Nullable
    Line line(boolean steered) {
        return found == null ? null : steered ? found.steered() : found.untouched();
    }

    /// All tokens behind the prompt.
    List<NextToken> tokens(boolean steered) {
        Line line = line(steered);
        return line == null ? List.of() : Stream.concat(begun.stream(), line.tokens().stream()).toList();
    }

    /// Where the two lines first differ; as long as the shorter one where they do not.
    int parting() {
        List<NextToken> one = tokens(false);
        List<NextToken> other = tokens(true);
        int at = 0;
        while (at < one.size() && at < other.size() && one.get(at).id() == other.get(at).id()) {
            at++;
        }
        return at;
    }
}
