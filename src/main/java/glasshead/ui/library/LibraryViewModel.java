package glasshead.ui.library;

import glasshead.checkpoint.hub.DownloadControl;
import glasshead.checkpoint.hub.RepositoryName;
import glasshead.engine.ModelEntry;
import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import glasshead.session.Handle;
import glasshead.ui.library.ModelRow.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The models that there are and what can be done with them. Downloads go on while the window is closed.
public final class LibraryViewModel {

    private static final Logger LOG = Logger.getLogger(LibraryViewModel.class.getName());

    private final Models models;
    private final FigureRunner figures;
    private final ObservableValue<String> inUse;
    private final Consumer<String> use;
    private final Executor background;
    private final Executor ui;
    private final ObservableList<ModelRow> rows = FXCollections.observableArrayList();
    private final Map<ModelRow, Handle> verifications = new HashMap<>();
    private final StringProperty notice = new SimpleStringProperty("");

    /// @param inUse the model that is on screen
    /// @param use   goes over to the model with this name
    public LibraryViewModel(Models models, FigureRunner figures, ObservableValue<String> inUse, Consumer<String> use) {
        this(models, figures, inUse, use, Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater);
    }

    /// @param background for disk and network
    /// @param ui         where properties may be changed
    LibraryViewModel(Models models, FigureRunner figures, ObservableValue<String> inUse, Consumer<String> use, Executor background,
            Executor ui) {
        this.models = models;
        this.figures = figures;
        this.inUse = inUse;
        this.use = use;
        this.background = background;
        this.ui = ui;
    }

    ObservableList<ModelRow> rows() {
        return rows;
    }

    /// A sentence about the last thing that could not be done and belongs to no row, empty when there is none.
    StringProperty notice() {
        return notice;
    }

    /// Looks at the disk again; what is going on in a row goes on.
    public void refresh() {
        later(models::list, this::show, notice::set);
    }

    private void show(List<ModelEntry> entries) {
        Map<String, ModelRow> known = rows.stream().collect(Collectors.toMap(ModelRow::name, Function.identity()));
        List<ModelRow> shown = new ArrayList<>();
        for (ModelEntry entry : entries) {
            ModelRow row = known.remove(entry.name());
            if (row == null) {
                shown.add(new ModelRow(entry));
            } else {
                row.show(entry);
                shown.add(row);
            }
        }
        // A repository that is being fetched, or could not be, is in no list yet.
        known.values().stream().filter(row -> row.download() != null || !row.problem().get().isEmpty()).forEach(shown::add);
        if (!rows.equals(shown)) {
            rows.setAll(shown);
        }
    }

    /// Fetches any repository by its name.
    ///
    /// @return whether the name can be one
    boolean getRepository(String written) {
        notice.set("");
        String name = written.strip();
        Optional<ModelRow> listed = rows.stream().filter(row -> row.entry().get().entry().isNamed(name)).findFirst();
        if (listed.isPresent()) {
            get(listed.get());
            return true;
        }
        try {
            RepositoryName.parse(name);
            ModelRow row = new ModelRow(models.entry(name));
            rows.add(row);
            get(row);
            return true;
        } catch (BadInput wrong) {
            notice.set(wrong.getMessage());
            return false;
        }
    }

    void get(ModelRow row) {
        if (row.isHere() || row.download() != null) {
            return;
        }
        DownloadControl control = new DownloadControl();
        row.problem().set("");
        row.download(control);
        later(() -> {
            models.get(row.name(), control, progress -> ui.execute(() -> row.progress().set(progress)));
            return models.entry(row.name());
        }, entry -> {
            row.show(entry);
            row.download(null);
        }, sentence -> {
            row.download(null);
            row.problem().set(sentence);
        });
    }

    void pause(ModelRow row) {
        control(row, download -> {
            download.pause();
            row.state().set(State.PAUSED);
        });
    }

    void resume(ModelRow row) {
        control(row, download -> {
            download.resume();
            row.state().set(State.DOWNLOADING);
        });
    }

    /// Nothing where the download is over by now.
    private static void control(ModelRow row, Consumer<DownloadControl> what) {
        DownloadControl download = row.download();
        if (download != null) {
            what.accept(download);
        }
    }

    void cancel(ModelRow row) {
        control(row, DownloadControl::cancel);
    }

    void add(Path folder) {
        notice.set("");
        later(() -> models.add(folder), _ -> refresh(), notice::set);
    }

    /// Adds a model folder and goes over to it.
    void open(Path folder) {
        notice.set("");
        later(() -> models.add(folder), name -> {
            refresh();
            use.accept(name);
        }, notice::set);
    }

    ObservableValue<Boolean> isInUse(ModelRow row) {
        return Bindings.createBooleanBinding(() -> row.isModel(inUse.getValue()), inUse, row.entry());
    }

    /// Deletes the files of a model from the hub; forgets an added folder.
    void remove(ModelRow row) {
        cancelVerification(row);
        row.results().clear();
        later(() -> {
            models.remove(row.name());
            return row;
        }, _ -> refresh(), row.problem()::set);
    }

    void use(ModelRow row) {
        use.accept(row.name());
    }

    boolean canVerify(ModelRow row) {
        return figures.knows(row.name());
    }

    void verify(ModelRow row) {
        row.results().clear();
        row.problem().set("");
        row.verifying().set(true);
        verifications.put(row, figures.verify(row.name(), row.results()::add, sentence -> {
            row.verifying().set(false);
            row.problem().set(sentence);
        }));
    }

    void cancelVerification(ModelRow row) {
        if (row.verifying().get()) {
            Objects.requireNonNull(verifications.remove(row)).cancel();
            row.verifying().set(false);
        }
    }

    private <T> void later(Supplier<T> work, Consumer<T> then, Consumer<String> failed) {
        background.execute(() -> {
            try {
                T result = work.get();
                ui.execute(() -> then.accept(result));
            } catch (CancellationException cancelled) {
                LOG.log(Level.FINE, "cancelled by the user", cancelled);
                ui.execute(() -> failed.accept(""));
            } catch (BadInput problem) {
                ui.execute(() -> failed.accept(problem.getMessage()));
            } catch (RuntimeException | Error failure) {
                LOG.log(Level.SEVERE, "the library failed", failure);
                ui.execute(() -> failed.accept("That failed (" + failure.getMessage() + "); the log has the details."));
            }
        });
    }
}
