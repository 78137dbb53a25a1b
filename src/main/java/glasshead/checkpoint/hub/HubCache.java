package glasshead.checkpoint.hub;

import glasshead.checkpoint.CheckpointFolder;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The hub's cache on this machine, in the layout that Hugging Face's tools share:
///
/// - `models--owner--name/blobs/HASH`: each file once, under its hash, and `HASH.incomplete` while it is fetched
/// - `models--owner--name/snapshots/COMMIT/FILE`: links to them under the files' own names
/// - `models--owner--name/refs/main`: the newest commit
/// - `.locks/models--owner--name/HASH.lock`
///
/// Source: huggingface_hub, guide "Understand caching" and `file_download.py`.
public final class HubCache {

    private static final Logger LOG = Logger.getLogger(HubCache.class.getName());
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final long LONGEST_REF = 100;

    private final Path root;
    private final boolean links;

    public HubCache(Path root) {
        this(root, true);
    }

    /// @param links whether the file system can be asked for symbolic links
    HubCache(Path root, boolean links) {
        this.root = root;
        this.links = links;
    }

    public Path root() {
        return root;
    }

    /// The repositories that have a usable model here, sorted by name.
    public List<RepositoryName> repositories() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.flatMap(folder -> RepositoryName.ofFolder(folder.getFileName().toString()).stream())
                    .filter(repository -> snapshot(repository).isPresent()).sorted(Comparator.comparing(RepositoryName::toString)).toList();
        } catch (IOException e) {
            throw new BadInput("The cache folder " + root + " can't be read (" + e.getClass().getSimpleName()
                    + "): check that you may read it.", e);
        }
    }

    /// The folder of the newest complete snapshot: the one that `refs/main` names, else the one fetched last.
    public Optional<Path> snapshot(RepositoryName repository) {
        Path snapshots = folder(repository).resolve("snapshots");
        Optional<Path> main = mainCommit(repository).map(snapshots::resolve).filter(HubCache::isComplete);
        return main.isPresent() || !Files.isDirectory(snapshots) ? main : newest(snapshots);
    }

    private static Optional<Path> newest(Path snapshots) {
        try (Stream<Path> commits = Files.list(snapshots)) {
            return commits.filter(HubCache::isComplete).max(Comparator.comparingLong(commit -> commit.toFile().lastModified()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "unreadable snapshots are passed over", e);
            return Optional.empty();
        }
    }

    private static boolean isComplete(Path snapshot) {
        try {
            return CheckpointFolder.open(snapshot).hasAllWeights();
        } catch (BadInput incomplete) {
            LOG.log(Level.FINE, "not a usable model", incomplete);
            return false;
        }
    }

    private Optional<String> mainCommit(RepositoryName repository) {
        Path ref = folder(repository).resolve("refs").resolve("main");
        try {
            if (Files.isRegularFile(ref) && Files.size(ref) <= LONGEST_REF) {
                return Optional.of(Files.readString(ref).strip()).filter(commit -> COMMIT.matcher(commit).matches());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an unreadable ref is passed over", e);
        }
        return Optional.empty();
    }

    Path folder(RepositoryName repository) {
        return root.resolve(repository.folder());
    }

    /// Where a file lies under its hash.
    Path blob(RepositoryName repository, String hash) {
        if (!HASH.matcher(hash).matches() || hash.contains("..")) {
            throw new BadInput("The hub names a file by " + Quoted.of(hash) + ", which can't be a file name: check HF_ENDPOINT.");
        }
        return folder(repository).resolve("blobs").resolve(hash);
    }

    Path lock(RepositoryName repository, String hash) {
        return root.resolve(".locks").resolve(repository.folder()).resolve(hash + ".lock");
    }

    /// Where a file of a commit lies under its own name.
    Path pointer(RepositoryName repository, String commit, String file) {
        return folder(repository).resolve("snapshots").resolve(checked(commit)).resolve(file);
    }

    private static String checked(String commit) {
        if (!COMMIT.matcher(commit).matches()) {
            throw new BadInput("The hub names the version " + Quoted.of(commit)
                    + ", which is not the hash of a commit: check HF_ENDPOINT.");
        }
        return commit;
    }

    /// Makes a fetched file appear in its snapshot: a relative link, or, where links are not allowed (Windows without developer mode), the
    /// file itself.
    void publish(Path blob, Path pointer) throws IOException {
        Files.createDirectories(pointer.getParent());
        if (Files.exists(pointer)) {
            return;
        }
        Files.deleteIfExists(pointer);
        if (links) {
            try {
                Files.createSymbolicLink(pointer, Objects.requireNonNull(pointer.getParent()).relativize(blob));
                return;
            } catch (UnsupportedOperationException | FileSystemException notAllowed) {
                LOG.log(Level.FINE, "no symbolic links here", notAllowed);
            }
        }
        WholeFile.write(pointer, out -> Files.copy(blob, out));
    }

    /// From now on this commit is the newest.
    void pointMain(RepositoryName repository, String commit) throws IOException {
        Path ref = folder(repository).resolve("refs").resolve("main");
        Files.createDirectories(ref.getParent());
        WholeFile.write(ref, checked(commit));
    }

    /// The files of a snapshot whose contents are not what the name of their blob says.
    List<String> damagedFiles(Path snapshot) {
        List<String> damaged = new ArrayList<>();
        try (Stream<Path> files = Files.list(snapshot)) {
            for (Path file : files.sorted().toList()) {
                if (Files.isSymbolicLink(file) && !Checksum.fits(file, Files.readSymbolicLink(file).getFileName().toString(),
                        () -> false)) {
                    damaged.add(file.getFileName().toString());
                }
            }
            return damaged;
        } catch (IOException e) {
            throw new BadInput("The folder " + snapshot + " can't be read (" + e.getClass().getSimpleName()
                    + "): check that you may read it.", e);
        }
    }

    /// Deletes a repository's files, for every program that shares the cache. Links are removed, never followed.
    public void remove(RepositoryName repository) {
        for (Path folder : List.of(folder(repository), root.resolve(".locks").resolve(repository.folder()))) {
            try (Stream<Path> files = Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? Files.walk(folder) : Stream.empty()) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new BadInput("The folder " + folder + " can't be removed (" + e.getClass().getSimpleName()
                        + "): close programs that use the model, or delete it by hand.", e);
            }
        }
    }
}
