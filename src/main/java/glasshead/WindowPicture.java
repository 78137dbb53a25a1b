package glasshead;

import glasshead.cli.Snapshots;
import glasshead.engine.Models;
import glasshead.engine.NativeRuntime;
import glasshead.experiment.BadInput;
import glasshead.session.Session;
import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Pictures;
import glasshead.ui.picture.SystemCopyBoard;
import glasshead.ui.problem.LastError;
import glasshead.ui.shell.MainView;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// The whole window as a picture, drawn on JavaFX' headless platform: no display is needed or used.
final class WindowPicture implements Snapshots {

    /// So many frames pass without anything under way and without a new layout before the picture is taken.
    private static final int FRAMES = 6;
    /// Panels that are never done with laying themselves out are drawn as they are.
    private static final int MOST_ROUNDS = 50;
    private static final int SCREEN = 800;

    private final Supplier<Models> models;
    private final Consumer<String> notice;
    private final AtomicReference<Wiring> opened = new AtomicReference<>();

    /// @param notice gets a sentence when one of the program's own files can't be used
    WindowPicture(Supplier<Models> models, Consumer<String> notice) {
        this.models = models;
        this.notice = notice;
    }

    @Override
    public void take(Picture picture, Path out) {
        NativeRuntime.prepare();
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CompletableFuture<Void> done = new CompletableFuture<>();
        // Whatever fails on whatever thread ends the waiting: the toolkit's own too, whose exceptions come here alone.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> done.completeExceptionally(failure));
        try {
            Platform.startup(() -> open(picture, out, done));
            done.join();
        } catch (CompletionException failed) {
            throw StartFailure.of(Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (RuntimeException | Error noToolkit) {
            throw StartFailure.of(noToolkit);
        } finally {
            Optional.ofNullable(opened.get()).ifPresent(Wiring::close);
            Platform.exit();
        }
    }

    private void open(Picture picture, Path out, CompletableFuture<Void> done) {
        try {
            ViewOptions options = new ViewOptions();
            options.dark().set(picture.dark());
            options.largeText().set(picture.largeText());
            Wiring wiring = new Wiring(models.get(), picture.shown(), options, notice, Delays.STANDARD);
            opened.set(wiring);
            MainView window = wiring.window(new SystemCopyBoard(), (title, name) -> Optional.empty(), Optional::empty, new LastError());
            show(window, picture, options);
            if (picture.selected() != null) {
                wiring.session().selection().locked().set(List.of(picture.selected()));
            }
            saveWhenRun(window, out, done, wiring);
        } catch (RuntimeException | Error failure) {
            done.completeExceptionally(failure);
        }
    }

    private static void show(MainView window, Picture picture, ViewOptions options) {
        Pane canvas = new Pane(window);
        window.setManaged(false);
        window.resize(picture.width(), picture.height());
        // The headless screen takes windows up to 1000 x 1000; the picture may be larger than the window it is laid out in.
        Scene scene = new Scene(canvas, SCREEN, SCREEN);
        Theme.wear(scene, options);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    private static void saveWhenRun(MainView window, Path out, CompletableFuture<Void> done, Wiring wiring) {
        Session session = wiring.session();
        session.problem().subscribe(problem -> {
            if (problem != null) {
                done.completeExceptionally(new BadInput(problem.sentence()));
            }
        });
        whenQuiet(window, wiring, MOST_ROUNDS, () -> save(window, out, done));
    }

    /// Once all that panels asked for is answered and drawn, and what they asked for in answer to that.
    private static void whenQuiet(MainView window, Wiring wiring, int rounds, Runnable then) {
        AtomicBoolean laidOut = new AtomicBoolean();
        Subscription layouts = window.needsLayoutProperty().subscribe((_, _) -> laidOut.set(true));
        Frames.after(FRAMES, () -> {
            layouts.unsubscribe();
            if (isBusy(wiring)) {
                whenQuiet(window, wiring, MOST_ROUNDS, then);
            } else if (laidOut.get() && rounds > 0) {
                whenQuiet(window, wiring, rounds - 1, then);
            } else {
                then.run();
            }
        });
    }

    private static boolean isBusy(Wiring wiring) {
        Session session = wiring.session();
        boolean asks = session.findings().get() == null || session.running().get();
        return asks || Objects.requireNonNull(wiring.setRun()).running().get() || wiring.service().isBusy();
    }

    private static void save(MainView window, Path out, CompletableFuture<Void> done) {
        try {
            Pictures.write(Pictures.of(window, 1), out);
            done.complete(null);
        } catch (IOException failure) {
            done.completeExceptionally(new BadInput("The picture '" + out
                    + "' can't be written; give a place where you may write and where there is room.", failure));
        }
    }
}
