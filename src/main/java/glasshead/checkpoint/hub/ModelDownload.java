package glasshead.checkpoint.hub;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.checkpoint.Bytes;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Gets a model from the hub into the cache: its config first (so that a model of another kind is refused before anything large is
/// fetched), then tokenizer and weights of the same commit. Files that are there already are not fetched again.
public final class ModelDownload {

    private static final String MAIN = "main";
    /// Room that a disk must keep besides what is fetched.
    private static final long MARGIN = 64_000_000L;

    private final HubSettings settings;
    private final HubCache cache;
    private final RetryPolicy policy;
    private final DownloadTime time;
    private final ToLongFunction<Path> freeSpace;
    private final Consumer<JsonNode> configCheck;

    /// @param configCheck throws [BadInput] for a `config.json` that this program has no use for
    public ModelDownload(HubSettings settings, Consumer<JsonNode> configCheck) {
        this(settings, new HubCache(settings.cache()), RetryPolicy.STANDARD, DownloadTime.SYSTEM, ModelDownload::usableSpace, configCheck);
    }

    ModelDownload(HubSettings settings, HubCache cache, RetryPolicy policy, DownloadTime time, ToLongFunction<Path> freeSpace,
            Consumer<JsonNode> configCheck) {
        this.settings = settings;
        this.cache = cache;
        this.policy = policy;
        this.time = time;
        this.freeSpace = freeSpace;
        this.configCheck = configCheck;
    }

    /// Blocks until the model is here.
    ///
    /// @param listener called on this thread
    /// @return the model's folder
    /// @throws BadInput              when it can't be had
    /// @throws CancellationException when the user cancelled
    public Path get(RepositoryName repository, DownloadControl control, Consumer<Progress> listener) {
        if (settings.offline()) {
            throw new BadInput("Nothing may be fetched while HF_HUB_OFFLINE is set: unset it to get " + repository + ".");
        }
        Meter meter = new Meter(listener, time::nanoTime);
        try (HubClient client = new HubClient(settings, policy, control)) {
            Patience patience = new Patience(policy, time, control, meter);
            FileDownload files = new FileDownload(client, cache, patience, repository);
            return new Course(client, patience, files, repository, meter).run();
        } catch (IOException e) {
            throw new BadInput("The files of " + repository + " can't be kept in " + cache.root() + " (" + e.getMessage()
                    + "): check that you may write there and that the disk has room.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("the download was interrupted").initCause(e);
        }
    }

    /// One download from beginning to end.
    private final class Course {

        private final HubClient client;
        private final Patience patience;
        private final FileDownload files;
        private final RepositoryName repository;
        private final Meter meter;

        Course(HubClient client, Patience patience, FileDownload files, RepositoryName repository, Meter meter) {
            this.client = client;
            this.patience = patience;
            this.files = files;
            this.repository = repository;
            this.meter = meter;
        }

        Path run() throws IOException, InterruptedException {
            meter.tell(Stage.ASKING, "");
            RemoteFile config = describe(MAIN, CheckpointFolder.CONFIG)
                    .orElseThrow(() -> new BadInput("The repository " + repository
                            + " has no config.json, so it is no model in Hugging Face layout: choose another."));
            String commit = config.commit();
            files.fetch(config);
            Path folder = Objects.requireNonNull(cache.pointer(repository, commit, CheckpointFolder.CONFIG).getParent());
            configCheck.accept(CheckpointFolder.readConfig(folder));
            List<RemoteFile> needed = new ArrayList<>(weights(commit));
            needed.addAll(tokenizer(commit));
            checkRoom(needed);
            for (RemoteFile file : needed) {
                files.fetch(file);
            }
            cache.pointMain(repository, commit);
            meter.tell(Stage.DONE, "");
            return folder;
        }

        private Optional<RemoteFile> describe(String revision, String name) throws IOException, InterruptedException {
            return patience.with(repository.toString(), () -> 0, () -> client.describe(repository, revision, name));
        }

        private List<RemoteFile> weights(String commit) throws IOException, InterruptedException {
            Optional<RemoteFile> whole = describe(commit, CheckpointFolder.WEIGHTS);
            if (whole.isPresent()) {
                return List.of(whole.get());
            }
            RemoteFile index = describe(commit, CheckpointFolder.INDEX).orElseThrow(() -> new BadInput("The repository " + repository
                    + " has no weights as safetensors, and other formats can run code when they are loaded: choose one that has "
                    + "model.safetensors."));
            files.fetch(index);
            List<RemoteFile> shards = new ArrayList<>();
            for (String shard : CheckpointFolder.shardNames(cache.pointer(repository, commit, CheckpointFolder.INDEX))) {
                shards.add(describe(commit, shard).orElseThrow(() -> new BadInput("The repository " + repository + " lacks " + shard
                        + ", which its index names: it is incomplete, choose another.")));
            }
            return shards;
        }

        /// One file, or the pair that it was made from, or none (then prompts are given as token ids); and what else is said of it.
        private List<RemoteFile> tokenizer(String commit) throws IOException, InterruptedException {
            List<RemoteFile> files = new ArrayList<>(described(commit, List.of(CheckpointFolder.TOKENIZER)));
            if (files.isEmpty()) {
                List<RemoteFile> parts = described(commit, CheckpointFolder.TOKENIZER_PARTS);
                files.addAll(parts.size() == CheckpointFolder.TOKENIZER_PARTS.size() ? parts : List.of());
            }
            files.addAll(described(commit, CheckpointFolder.BESIDE));
            return files;
        }

        /// Those of some files that are there.
        private List<RemoteFile> described(String commit, List<String> names) throws IOException, InterruptedException {
            List<RemoteFile> files = new ArrayList<>();
            for (String name : names) {
                describe(commit, name).ifPresent(files::add);
            }
            return files;
        }

        private void checkRoom(List<RemoteFile> needed) {
            long total = needed.stream().mapToLong(RemoteFile::size).sum();
            long here = needed.stream().mapToLong(file -> Math.min(file.size(), here(file))).sum();
            long free = freeSpace.applyAsLong(cache.root());
            if (total - here > 0 && total - here + MARGIN > free) {
                throw new BadInput("Getting " + repository + " takes " + Bytes.text(total - here) + " and the disk of " + cache.root()
                        + " has only "
                        + Bytes.text(free) + " free: make room, or set HF_HUB_CACHE to a folder on another disk.");
            }
            meter.expect(total, here);
        }

        private long here(RemoteFile file) {
            Path blob = cache.blob(repository, file.hash());
            return Files.exists(blob) ? file.size() : blob.resolveSibling(blob.getFileName() + ".incomplete").toFile().length();
        }
    }

    private static long usableSpace(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new BadInput("The disk of " + folder + " can't be asked for its free space (" + e.getClass().getSimpleName()
                    + "): set HF_HUB_CACHE to another folder.", e);
        }
    }
}
