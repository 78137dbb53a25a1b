package glasshead.engine;

import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.scan.DirectionVector;
import glasshead.scan.Scan;
import glasshead.scan.ScanParts;
import glasshead.scan.ScanShelf;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of texts, and of what scans of them found. Weights are always processed.
///
/// @param <R> the answer
public sealed interface ScanQuestion<R> extends Question<R> {

    @Override
    default boolean raw() {
        return false;
    }

    /// What makes parts of the model fire, in a corpus?
    ///
    /// @param corpus the one that the model brings without it
    /// @param top    strongest examples that are kept of each part
    /// @param seed   of the random ones
    /// @param merged whether of examples that are alike one is kept, as [glasshead.scan.ScanPlan] has it
    /// @param file   where the answer is kept, and, while it is not complete, what was found so far; without it, a place of this program's
    ///               own where it is found again, if there is one
    record OfScan(String model, @Nullable Path corpus, ScanParts parts, int top, long seed, boolean merged,
            @Nullable Path file) implements ScanQuestion<ScanProgress> {

        /// Without merging.
        public OfScan(String model, @Nullable Path corpus, ScanParts parts, int top, long seed, @Nullable Path file) {
            this(model, corpus, parts, top, seed, false, file);
        }
    }

    /// What will a scan take?
    record Forecast(OfScan of) implements ScanQuestion<ScanForecast> {

        @Override
        public String model() {
            return of.model();
        }
    }

    /// Which scans of these weights are kept here, or came with the model?
    record KeptScans(String model) implements ScanQuestion<List<ScanShelf.Kept>> {
    }

    /// Which corpus are means over that come from a scan?
    ///
    /// @param options name the scan
    record MeansOver(String model, Options options) implements ScanQuestion<MeansSource> {
    }

    /// What does a head, a neuron or a direction do at every token of some texts? BOS stands in front, as in a scan.
    ///
    /// @param vector of a direction; of a logit it may be left out
    /// @param texts  each fits the context
    record AtTokens(String model, Component component, @Nullable DirectionVector vector,
            List<Text> texts) implements ScanQuestion<List<TokenValues>> {

        /// @param query of a head, the token whose attention to all others is wanted too, or [#EVERY]
        public record Text(Prompt prompt, int query) {

            public static final int EVERY = -1;
        }

        public AtTokens {
            texts = List.copyOf(texts);
        }

        /// Of a head or neuron, or a logit.
        public AtTokens(String model, Component component, List<Text> texts) {
            this(model, component, null, texts);
        }

        /// Of what a scan of this model looked at.
        public static AtTokens of(String model, Scan scan, Component component, List<Text> texts) {
            return new AtTokens(model, component, component instanceof Direction direction ? scan.plan().vector(direction) : null, texts);
        }
    }
}
