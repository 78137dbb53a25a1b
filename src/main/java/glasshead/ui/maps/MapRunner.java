package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.engine.MapCost;
import glasshead.experiment.MapKind;
import glasshead.session.Handle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Has the maps of one question computed, one after the other. What is delivered after it was cancelled is dropped.
final class MapRunner {

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final SetMaps maps;
    private final LongSupplier clock;
    private final Pace pace;
    private final Consumer<Sheet> changed;
    private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
    private @Nullable Job job;

    /// @param clock   in nanoseconds
    /// @param changed gets the sheet whenever there is more in it
    MapRunner(SetMaps maps, LongSupplier clock, Pace pace, Consumer<Sheet> changed) {
        this.maps = maps;
        this.clock = clock;
        this.pace = pace;
        this.changed = changed;
    }

    /// Nothing while nothing is under way.
    ReadOnlyObjectProperty<@Nullable Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /// Ends what is under way and begins another.
    ///
    /// @param sheet what is asked, with what is refused from the start
    /// @param found the findings that the experiment has, for counts
    /// @param prompts how many each cell is run for
    /// @param quiet whether the sheet is told of only when it is complete
    void start(Sheet sheet, Findings found, int prompts, boolean quiet) {
        if (job != null) {
            job.handle.cancel();
        }
        job = new Job(sheet, found, prompts, quiet);
        job.next();
    }

    void cancel() {
        if (job != null) {
            job.handle.cancel();
            job = null;
            progress.set(null);
        }
    }

    /// What is under way, if anything.
    @Nullable
    Sheet underWay() {
        return job == null ? null : job.sheet;
    }

    boolean isQuiet() {
        return job != null && job.quiet;
    }

    private final class Job {

        private final Deque<MapKind> waiting;
        private final Findings found;
        private final boolean quiet;
        private final MapCost costs;
        private final int total;
        private final double totalCost;
        private Sheet sheet;
        private Handle handle = () -> {};
        private long mapBegun;
        /// When the first piece was there: before it, the time went into beginning.
        private long begun;
        private double costAtBegin = Double.NaN;

        Job(Sheet sheet, Findings found, int prompts, boolean quiet) {
            this.sheet = sheet;
            this.found = found;
            this.quiet = quiet;
            List<MapKind> kinds = sheet.question().kinds().stream().filter(kind -> !sheet.refusals().containsKey(kind)).toList();
            waiting = new ArrayDeque<>(kinds);
            costs = MapCost.of(found, prompts, sheet.range());
            total = costs.cells(kinds);
            totalCost = costs.of(kinds);
        }

        void next() {
            tellProgress();
            MapKind kind = waiting.poll();
            if (kind == null) {
                job = null;
                progress.set(null);
                return;
            }
            mapBegun = clock.getAsLong();
            handle = maps.map(sheet.asked(), kind, sheet.direction().reverse(), sheet.range(), this::accept, sentence -> refuse(kind,
                    sentence));
        }

        private void accept(EffectMap map) {
            if (job == this) {
                sheet = sheet.with(map);
                if (Double.isNaN(costAtBegin)) {
                    begun = clock.getAsLong();
                    costAtBegin = cost();
                }
                tell();
                if (map.complete()) {
                    pace.measured(found, costs.of(map), milliseconds(mapBegun));
                    next();
                } else {
                    tellProgress();
                }
            }
        }

        private void refuse(MapKind kind, String sentence) {
            if (job == this) {
                sheet = sheet.refused(kind, sentence);
                tell();
                next();
            }
        }

        private void tell() {
            if (!quiet || sheet.complete()) {
                changed.accept(sheet);
            }
        }

        private double cost() {
            return sheet.maps().values().stream().mapToDouble(costs::of).sum();
        }

        private void tellProgress() {
            double done = cost();
            double since = done - costAtBegin;
            double milliseconds = since > 0 ? milliseconds(begun) / since * (totalCost - done)
                    : pace.isMeasured(found) ? pace.estimate(found, totalCost - done) : Double.NaN;
            progress.set(new Progress(sheet.question(), sheet.done(), total, milliseconds / 1000));
        }

        private double milliseconds(long since) {
            return (clock.getAsLong() - since) / NANOS_PER_MILLISECOND;
        }
    }
}
