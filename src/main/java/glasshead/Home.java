package glasshead;

import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.hub.AddedFolders;
import glasshead.checkpoint.hub.HubCache;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.Models;
import glasshead.engine.scores.ScoreStore;
import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.UnfinishedFiles;
import glasshead.session.Left;
import glasshead.session.StateFolder;
import glasshead.ui.options.SettingsFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where the program's own files are.
final class Home {

    private static final String PROPERTY = "glasshead.home";

    private Home() {}

    /// The models that ship, that the user has added, and that the hub's cache holds. What killed programs left half written among the
    /// program's own files is taken away.
    ///
    /// @param notice gets a sentence when one of the program's own files about them can't be used
    static Models models(Consumer<String> notice) {
        HubSettings hub = HubSettings.fromEnvironment();
        Path settings = SettingsFile.standard().path().toAbsolutePath().resolveSibling("");
        AddedFolders added = new AddedFolders(settings.resolve("models.json"), notice);
        Path state = StateFolder.standard();
        Path scores = state.resolve("scores");
        List.of(settings, state, scores, Left.folder(state)).forEach(UnfinishedFiles::clear);
        UnfinishedFiles.noteIn(state.resolve("unfinished"));
        return new Models(new ModelLibrary(new ModelCatalogue(modelsFolder()), added, new HubCache(hub.cache())), hub,
                new ScoreStore(Optional.of(scores), notice));
    }

    /// Beside the jar (installed), in the project above it (built), or under `-Dglasshead.home`.
    private static Path modelsFolder() {
        return Stream.iterate(start(), folder -> folder != null, Path::getParent).limit(3)
                .map(folder -> folder.resolve("models")).filter(Files::isDirectory).findFirst()
                .orElseThrow(() -> new BadInput("The folder with the shipped models was not found near " + start()
                        + "; say where it is with -D" + PROPERTY + "=FOLDER."));
    }

    /// Java reads `!/` in an address as the end of a jar's name, so that from there nothing would be found.
    ///
    /// @throws BadInput when the program lies in such a place
    static void check() {
        String place = Home.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        if (place.contains("!/")) {
            throw new BadInput("Glasshead lies below a folder whose name ends in '!', where Java can't start it: rename '" + place
                    .substring(
                            0, place.indexOf("!/") + 1) + "'.");
        }
    }

    private static Path start() {
        String home = System.getProperty(PROPERTY);
        if (home != null) {
            return FileNames.path(home).toAbsolutePath();
        }
        try {
            return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
