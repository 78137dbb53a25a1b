package glasshead;

import glasshead.cli.Snapshots;
import glasshead.experiment.BadInput;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/// The whole window as a picture, drawn on JavaFX' headless platform: no display is needed or used.
final class WindowPicture implements Snapshots {

    /// After the last number is in, so many frames are waited for, in which panels lay themselves out anew.
    private static final int FRAMES = 6;
    private static final int SCREEN = 800;

    @Override
    public void take(Picture picture, Path out) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.startup(() -> open(picture, out, done));
        done.join();
        Platform.exit();
    }

    private static void open(Picture picture, Path out, CompletableFuture<Void> done) {
        ViewOptions options = new ViewOptions();
        options.dark().set(picture.dark());
        options.largeText().set(picture.largeText());
        Wiring wiring = new Wiring(Home.models(), picture.experiment(), options, Delays.STANDARD);
        MainView window = wiring.window(new SystemCopyBoard(), (title, name) -> Optional.empty(), Optional::empty, new LastError());
        Pane canvas = new Pane(window);
        window.setManaged(false);
        window.resize(picture.width(), picture.height());
        // The headless screen takes windows up to 1000 x 1000; the picture may be larger than the window it is laid out in.
        Scene scene = new Scene(canvas, SCREEN, SCREEN);
        Theme.wear(scene, options);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        if (picture.selected() != null) {
            wiring.session().selection().locked().set(List.of(picture.selected()));
        }
        wiring.session().findings().subscribe(findings -> {
            if (findings != null) {
                // What panels ask for in answer to these findings stands in the queue before this.
                Platform.runLater(() -> wiring.service().use(engine -> findings, _ -> afterFrames(() -> save(window, out, done, wiring))));
            }
        });
    }

    private static void afterFrames(Runnable then) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == FRAMES) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private static void save(MainView window, Path out, CompletableFuture<Void> done, Wiring wiring) {
        try {
            Pictures.write(Pictures.of(window, 1), out);
            done.complete(null);
        } catch (IOException failure) {
            done.completeExceptionally(new BadInput("The picture '" + out + "' can't be written; give a place where you may write.",
                    failure));
        } finally {
            wiring.close();
        }
    }
}
