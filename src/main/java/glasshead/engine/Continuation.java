package glasshead.engine;

import glasshead.analysis.NextToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a prompt goes on, as far as it has.
///
/// @param prompt    with what was given to begin with
/// @param untouched without interventions
/// @param steered   under them, if there are any
public record Continuation(ModelInfo model, TokenRow prompt, Line untouched, @Nullable Line steered) {

    /// @param end why it goes on no further, as a sentence; empty while it does, and where as many tokens are there as were asked for
    public record Line(List<NextToken> tokens, String end) {

        static final Line EMPTY = new Line(List.of(), "");

        public Line {
            tokens = List.copyOf(tokens);
        }

        /// As text, or as ids where there is none.
        public String text(Vocabulary vocabulary) {
            StringBuilder text = new StringBuilder();
            tokens.forEach(token -> text.append(vocabulary.text(token.id())));
            return text.toString();
        }
    }
}
