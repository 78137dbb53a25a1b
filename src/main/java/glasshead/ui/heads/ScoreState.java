package glasshead.ui.heads;

import glasshead.engine.scores.ModelScores;

/// What is known of a model's scores on standard data.
sealed interface ScoreState {

    /// Not looked for yet, or no answer yet.
    record Looking() implements ScoreState {
    }

    /// There are none.
    record Missing() implements ScoreState {
    }

    /// Being computed.
    record Computing(int done, int rows) implements ScoreState {
    }

    record There(ModelScores scores) implements ScoreState {
    }

    /// @param sentence why there are none
    record Failed(String sentence) implements ScoreState {
    }
}
