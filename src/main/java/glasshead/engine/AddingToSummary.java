package glasshead.engine;

import glasshead.scan.AttentionOfText;
import glasshead.scan.PositionSums;
import glasshead.scan.ScanSummary;
import glasshead.scan.TokenSink;

/// Adds what passes to a summary.
///
/// @param means those of the summary, or of one that several threads share
record AddingToSummary(ScanSummary to, PositionSums means) implements ScanBatch.Sinks {

    AddingToSummary(ScanSummary to) {
        this(to, to.means());
    }

    @Override
    public TokenSink neurons(int layer) {
        return to.neurons(layer);
    }

    @Override
    public TokenSink heads(int layer) {
        return to.heads(layer);
    }

    @Override
    public TokenSink direction(int place) {
        return to.direction(place);
    }

    @Override
    public void measure(int layer, AttentionOfText text, float[] patterns, int offset) {
        text.measure(patterns, offset, to.plan().heads().get(layer), to.sums(layer));
    }
}
