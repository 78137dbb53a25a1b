package glasshead.ui.library;

import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.hub.AddedFolders;
import glasshead.checkpoint.hub.FakeHub;
import glasshead.checkpoint.hub.HubCache;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Models of a hub that the test plays, with a cache of its own.
record PlayedLibrary(FakeHub hub, Models models, Path folder) implements AutoCloseable {

    static final String REPOSITORY = "someone/small-gpt";

    static PlayedLibrary in(Path folder) throws IOException {
        FakeHub hub = new FakeHub(REPOSITORY).with(new RandomCheckpoint(2, 32, 40).write(folder.resolve("made")));
        HubSettings settings = HubSettings.from(Map.of("HF_ENDPOINT", hub.address().toString(), "HF_HUB_CACHE", folder.resolve("cache")
                .toString()), folder);
        ModelLibrary library = new ModelLibrary(new ModelCatalogue(TestModels.GIVEN), new AddedFolders(folder.resolve("models.json"),
                _ -> {}),
                new HubCache(settings.cache()));
        return new PlayedLibrary(hub, new Models(library, settings), folder);
    }

    Path made() {
        return folder.resolve("made");
    }

    @Override
    public void close() {
        hub.close();
    }
}
