package glasshead.engine;

import glasshead.engine.scores.ScoreStore;
import glasshead.experiment.BadInput;
import glasshead.experiment.Options;
import glasshead.experiment.Quoted;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.Gpt2Config;
import glasshead.scan.PositionMeans;
import glasshead.scan.Scan;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanShelf;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Means over corpora, from scans of a model's weights. Those of the scan that was asked last are kept. May be asked by any thread.
final class CorpusMeans {

    private final @Nullable ScoreStore store;
    private final Path folder;
    private final int step;
    private final Map<Place, ActivationSums> known = new HashMap<>();
    private @Nullable Scan last;
    private String lastName = "";

    /// @param folder the model's
    /// @param step   of its training
    CorpusMeans(@Nullable ScoreStore store, Path folder, int step) {
        this.store = store;
        this.folder = folder;
        this.step = step;
    }

    /// Of a model that no scan can be of.
    static CorpusMeans none() {
        return new CorpusMeans(null, Path.of(""), 0);
    }

    /// What a scan says of a site.
    ///
    /// @throws BadInput when it is of other weights, or of rows that begin otherwise, or took no means there
    synchronized ActivationSums of(Options options, Place place, Gpt2Config config) {
        Scan scan = scan(options, config);
        ActivationSums found = known.get(place);
        if (found == null) {
            String site = place.site().at(place.layer());
            PositionMeans means = scan.means(site);
            if (means == null) {
                throw new BadInput("The scan " + Quoted.of(lastName) + " took no means at " + site + ", but at " + scan.plan().means()
                        .stream().map(each -> each.site()).collect(Collectors.joining(", ")) + ": scan the corpus with --means " + place
                                .site().shortName() + ".");
            }
            found = ActivationSums.of(config, place, means.sums(), means.counts());
            known.put(place, found);
        }
        return found;
    }

    /// The corpus behind them.
    ///
    /// @throws BadInput as [#of]
    MeansSource source(Options options, Gpt2Config config) {
        Scan scan = scan(options, config);
        return new MeansSource(Objects.requireNonNull(options.meanScan()), scan.of(), scan.counts());
    }

    private synchronized Scan scan(Options options, Gpt2Config config) {
        String name = Objects.requireNonNull(options.meanScan());
        if (last == null || !lastName.equals(name)) {
            Scan found = open(name);
            known.clear();
            last = found;
            lastName = name;
        }
        if (options.rawWeights()) {
            throw new BadInput("Scans take means under processed weights; use those, or leave the scan out.");
        }
        if (last.of().bos() != (options.bos() && config.bos() >= 0)) {
            throw new BadInput("The scan " + Quoted.of(name) + " is of rows " + (last.of().bos() ? "with" : "without") + " BOS in front; "
                    + "run the prompt so too, or leave the scan out.");
        }
        return last;
    }

    private Scan open(String name) {
        if (store == null) {
            throw new BadInput("There is no scan of this model, which is in no folder.");
        }
        String weights = store.mark(folder, step);
        Path file = path(name);
        if (file != null && Files.isRegularFile(file)) {
            ScanFile scan = ScanFile.open(file);
            if (!scan.of().weights().equals(weights)) {
                throw new BadInput("The scan " + Quoted.of(name) + " is of other weights than this model's: scan the corpus with it.");
            }
            return withMeans(scan, name);
        }
        List<ScanShelf.Kept> kept = new ScanShelf(store.folder(), folder).fitting(weights, store.tokenizerMark(folder)).stream().filter(
                each -> !each.scan().plan().means().isEmpty()).toList();
        return kept.stream().filter(each -> each.name().equals(name)).findFirst().map(ScanShelf.Kept::scan).orElseThrow(
                () -> new BadInput("There is no scan " + Quoted.of(name) + " of this model that took means" + (kept.isEmpty()
                        ? "; 'scan CORPUS --means usual' makes one." : "; there is " + kept.stream().map(each -> Quoted.of(each.name()))
                                .distinct().collect(Collectors.joining(", ")) + ", or give a file.")));
    }

    private static Scan withMeans(Scan scan, String name) {
        if (scan.plan().means().isEmpty()) {
            throw new BadInput("The scan " + Quoted.of(name) + " took no means: scan the corpus with --means usual.");
        }
        return scan;
    }

    private static @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException noPath) {
            return null;
        }
    }
}
