package glasshead.engine.scores;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import glasshead.analysis.DetectorScores;
import glasshead.json.JsonForm;
import java.util.List;

/// A model's detector scores with what they were computed on. In JSON they are a [ScoresForm].
///
/// @param weights tells whose they are: a hash of the weights files, see [ScoreStore]
public record ModelScores(String weights, RepeatedTokens data, DetectorScores scores) {

    /// Of files with them.
    public static final JsonForm<ModelScores> FORM = JsonForm.of(ModelScores.class, "file of scores", "compute the scores again")
            .versions("schema", List.of(ModelScores.class)).atMost(8 << 20);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ModelScores read(ScoresForm form) {
        return form.scoresOfModel();
    }

    @JsonValue
    private ScoresForm written() {
        return ScoresForm.of(this);
    }
}
