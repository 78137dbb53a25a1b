package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.lens.FittedLens;
import glasshead.engine.scores.ScoreStore;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.scan.ScanShelf;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What this program keeps of models beside the scores of their heads, by the mark of their weights: scans, lenses, long sweeps.
record MarkedFiles(ScoreStore store) {

    /// What tells a loaded model's weights from all others.
    String mark(LoadedModel model) {
        return store.mark(folder(model), model.step());
    }

    String tokenizerMark(LoadedModel model) {
        return store.tokenizerMark(folder(model));
    }

    private static Path folder(LoadedModel model) {
        return Objects.requireNonNull(model.opened()).folder();
    }

    ScanShelf shelf(LoadedModel model) {
        return new ScanShelf(store.folder(), folder(model));
    }

    LensStore lenses() {
        return new LensStore(store.folder());
    }

    /// @param file where it is; nothing for the one that is kept for these weights
    /// @throws glasshead.experiment.BadInput when there is none, or it is of other weights
    FittedLens lens(LoadedModel model, FittedLens.Kind kind, Optional<Path> file, NDManager manager) {
        return lenses().read(file, kind, mark(model), model.model().config(), manager);
    }

    /// The one that is kept for these weights, if there is one.
    Optional<FittedLens> keptLens(LoadedModel model, FittedLens.Kind kind, NDManager manager) {
        return lenses().has(kind, mark(model)) ? Optional.of(lens(model, kind, Optional.empty(), manager)) : Optional.empty();
    }

    /// Where an exact sweep is kept as it goes on, if anywhere.
    ///
    /// @param what `edges` or `nodes`
    @Nullable
    SweepFile sweep(LoadedModel model, String what, OnSet on, Metric metric) {
        return model.opened() == null ? null : store.folder().map(folder -> SweepFile.of(folder, mark(model), what, on, metric)).orElse(
                null);
    }
}
