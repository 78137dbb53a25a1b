package glasshead.ui.examples;

import glasshead.engine.ScanForecast;
import glasshead.engine.ScanProgress;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.BadInput;
import glasshead.scan.Scan;
import glasshead.scan.ScanParts;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// A corpus that is to be scanned: what that will take is found out and said first, then it is run through the model.
final class NewScan {

    /// Strongest examples that are kept of each head and neuron.
    private static final int TOP = 20;
    private static final long SEED = 1;

    private final Session session;
    private final QuestionService service;
    private final BiConsumer<Path, Scan> whole;
    private final BooleanProperty merged = new SimpleBooleanProperty(true);
    private final BooleanProperty means = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<@Nullable Path> proposed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ScanForecast> forecast = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ScanProgress> progress = new ReadOnlyObjectWrapper<>();
    private String model = "";
    private @Nullable Handle handle;

    /// @param whole gets a corpus and its scan
    NewScan(Session session, QuestionService service, BiConsumer<Path, Scan> whole) {
        this.session = session;
        this.service = service;
        this.whole = whole;
        merged.subscribe(this::proposeAgain);
        means.subscribe(this::proposeAgain);
    }

    private void proposeAgain() {
        Path corpus = proposed.get();
        if (corpus != null) {
            propose(model, corpus);
        }
    }

    /// Whether of examples that are alike one is kept.
    BooleanProperty merged() {
        return merged;
    }

    /// Whether the means that mean ablation of heads and MLPs takes are kept as well.
    BooleanProperty means() {
        return means;
    }

    /// The corpus that is asked about before it is run; nothing else.
    ReadOnlyObjectProperty<@Nullable Path> proposed() {
        return proposed.getReadOnlyProperty();
    }

    /// Nothing until it is known.
    ReadOnlyObjectProperty<@Nullable ScanForecast> forecast() {
        return forecast.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// How far it is; nothing where none is run.
    ReadOnlyObjectProperty<@Nullable ScanProgress> progress() {
        return progress.getReadOnlyProperty();
    }

    /// Finds out what a scan of it will take. One that is there already is shown at once.
    void propose(String of, Path corpus) {
        stop();
        model = of;
        proposed.set(corpus);
        handle = service.begin(new ScanQuestion.Forecast(question(corpus)), _ -> {}, found -> {
            if (found.complete()) {
                begin();
            } else {
                forecast.set(found);
            }
        }, this::fail);
    }

    private ScanQuestion.OfScan question(Path corpus) {
        ScanParts parts = ScanParts.ALL.taking(means.get() ? ScanParts.USUAL_MEANS : List.of());
        return new ScanQuestion.OfScan(model, corpus, parts, TOP, SEED, merged.get(), null);
    }

    /// Runs the proposed corpus through the model; one that was broken off goes on where it was.
    void begin() {
        Path corpus = proposed.get();
        if (corpus == null) {
            return;
        }
        stop();
        running.set(true);
        handle = service.begin(question(corpus), progress::set, found -> {
            stop();
            Scan scan = found.scan();
            if (scan != null) {
                whole.accept(corpus, scan);
            }
        }, this::fail);
    }

    private void fail(BadInput problem) {
        stop();
        session.tell(problem.getMessage());
    }

    /// Ends what is under way; what a scan has found is kept, and asking for it again goes on from there.
    void stop() {
        if (handle != null) {
            handle.cancel();
            handle = null;
        }
        proposed.set(null);
        forecast.set(null);
        running.set(false);
        progress.set(null);
    }
}
