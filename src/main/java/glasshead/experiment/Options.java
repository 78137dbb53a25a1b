package glasshead.experiment;

import java.util.List;

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
