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
/// @param meanScan         in place of those prompts, and of the set that is run: a scan of a corpus that took means, by its file or as the
///                         list of scans calls it; nothing for none
public record Options(boolean bos, boolean rawWeights, List<String> referencePrompts, @Nullable String meanScan) {

    public static final Options DEFAULT = new Options(true, false, List.of());

    public Options {
        referencePrompts = List.copyOf(referencePrompts);
    }

    /// Without a scan.
    public Options(boolean bos, boolean rawWeights, List<String> referencePrompts) {
        this(bos, rawWeights, referencePrompts, null);
    }

    @JsonCreator
    private static Options read(@JsonProperty("bos") @Nullable Boolean bos, @JsonProperty("rawWeights") @Nullable Boolean rawWeights,
            @JsonProperty("referencePrompts") @Nullable List<String> referencePrompts,
            @JsonProperty("meanScan") @Nullable String meanScan) {
        return new Options(Objects.requireNonNullElse(bos, DEFAULT.bos), Objects.requireNonNullElse(rawWeights, DEFAULT.rawWeights),
                Objects.requireNonNullElse(referencePrompts, DEFAULT.referencePrompts), meanScan);
    }

    public Options withBos(boolean changed) {
        return new Options(changed, rawWeights, referencePrompts, meanScan);
    }

    public Options withRawWeights(boolean changed) {
        return new Options(bos, changed, referencePrompts, meanScan);
    }

    public Options withReferencePrompts(List<String> changed) {
        return new Options(bos, rawWeights, changed, meanScan);
    }

    public Options withMeanScan(@Nullable String changed) {
        return new Options(bos, rawWeights, referencePrompts, changed);
    }
}
