package glasshead.analysis;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sums of direct logit attribution over examples, part by part. What the parts miss in the mean is the largest that any of them misses.
public final class AttributionSums {

    private @Nullable LogitAttribution sum;
    private int count;

    /// @param one of the same model as the others
    public void plus(LogitAttribution one) {
        sum = sum == null ? one : sum.plus(one);
        count++;
    }

    /// Of no examples nothing.
    public Optional<LogitAttribution> mean() {
        return Optional.ofNullable(sum).map(all -> all.dividedBy(count));
    }
}
