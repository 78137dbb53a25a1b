package glasshead.engine;

import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import glasshead.scan.ScanCounts;
import glasshead.scan.ScanOf;

/// The corpus that means are taken over.
///
/// @param scan as it was named
public record MeansSource(String scan, ScanOf of, ScanCounts counts) {

    private static final int SHORT = 12;

    /// Whether an experiment takes means, and from a scan.
    public static boolean isAskedBy(Experiment experiment) {
        return experiment.options().meanScan() != null && experiment.active().stream().anyMatch(line -> line
                .action() instanceof Action.Mean);
    }

    /// In words, with the beginning of the corpus' mark.
    public String sentence() {
        return Texts.format("the scan %s: %d texts, %d tokens, corpus %s", Quoted.of(scan), counts.texts(), counts.tokens(), of.corpus()
                .substring(0, Math.min(SHORT, of.corpus().length())));
    }
}
