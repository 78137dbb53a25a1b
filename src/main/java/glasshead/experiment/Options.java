package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the model is run.
///
/// @param bos              put `<|endoftext|>` in front of every prompt (models without a BOS token ignore it)
/// @param rawWeights       leave the weights as they are in the file instead of folding and centring them
/// @param referencePrompts the set that `mean` averages over; empty means the set that ships with the model
public record Options(boolean bos, boolean rawWeights, List<String> referencePrompts) {

    public static final Options DEFAULT = new Options(true, false, List.of());

    public Options {
        referencePrompts = List.copyOf(referencePrompts);
    }

    @JsonCreator
    private static Options read(@JsonProperty("bos") @Nullable Boolean bos, @JsonProperty("rawWeights") @Nullable Boolean rawWeights,
            @JsonProperty("referencePrompts") @Nullable List<String> referencePrompts) {
        return new Options(Objects.requireNonNullElse(bos, DEFAULT.bos), Objects.requireNonNullElse(rawWeights, DEFAULT.rawWeights),
                Objects.requireNonNullElse(referencePrompts, DEFAULT.referencePrompts));
    }

    public Options withBos(boolean changed) {
        return new Options(changed, rawWeights, referencePrompts);
    }

    public Options withRawWeights(boolean changed) {
        return new Options(bos, changed, referencePrompts);
    }

    public Options withReferencePrompts(List<String> changed) {
        return new Options(bos, rawWeights, changed);
    }
}
