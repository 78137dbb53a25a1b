package glasshead.engine;

import glasshead.scan.Scan;
import glasshead.scan.ScanCounts;
import org.jspecify.annotations.Nullable;

/// How far a scan is.
///
/// @param counts          of the texts so far
/// @param share           of the corpus that is done, 0 to 1, by bytes
/// @param tokensPerSecond since it was begun or taken up again
/// @param secondsLeft     at this speed; `NaN` while nothing can be said
/// @param memory          what it takes at most, in bytes, beside the model
/// @param resumed         how many texts were done before, by a scan that was broken off
/// @param scan            once it is complete
public record ScanProgress(ScanCounts counts, double share, double tokensPerSecond, double secondsLeft, long memory, long resumed,
        @Nullable Scan scan) {
}
