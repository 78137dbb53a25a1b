package glasshead.checkpoint.hub;

import glasshead.checkpoint.Bytes;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.LibraryEntry.Kind;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Every model that a name can mean: those that ship, folders that the user added, and those of the hub, of which some are on this machine.
public final class ModelLibrary {

    private static final Logger LOG = Logger.getLogger(ModelLibrary.class.getName());

    private final ModelCatalogue shipped;
    private final AddedFolders added;
    private final HubCache cache;

    public ModelLibrary(ModelCatalogue shipped, AddedFolders added, HubCache cache) {
        this.shipped = shipped;
        this.added = added;
        this.cache = cache;
    }

    /// The shipped models alone.
    public static ModelLibrary shippedOnly(Path shipped) {
        Path none = shipped.resolve("none");
        return new ModelLibrary(new ModelCatalogue(shipped), new AddedFolders(none, _ -> {}), new HubCache(none));
    }

    /// What ships, what was added, what the cache holds, and the well-known models that are not here yet.
    public List<LibraryEntry> entries() {
        List<LibraryEntry> entries = new ArrayList<>();
        for (String name : shipped.names()) {
            entries.add(new LibraryEntry(name, Kind.SHIPPED, shipped.resolve(name), null));
        }
        added.all().forEach((name, folder) -> entries.add(new LibraryEntry(name, Kind.ADDED, folder, null)));
        for (KnownModel known : KnownModel.ALL) {
            entries.add(new LibraryEntry(known.name(), Kind.HUB, here(known).map(Here::folder).orElse(null), known.repository()));
        }
        for (RepositoryName repository : cache.repositories()) {
            if (KnownModel.of(repository).isEmpty() && isGpt2(repository)) {
                entries.add(new LibraryEntry(repository.toString(), Kind.HUB, cache.snapshot(repository).orElse(null), repository));
            }
        }
        return entries;
    }

    /// The cache belongs to other programs too, and most of what they keep there is of other kinds.
    private boolean isGpt2(RepositoryName repository) {
        try {
            return cache.snapshot(repository).filter(folder -> CheckpointFolder.readConfig(folder).path("model_type").asText().equals(
                    "gpt2")).isPresent();
        } catch (BadInput unreadable) {
            LOG.log(Level.FINE, "not a model for this program", unreadable);
            return false;
        }
    }

    private record Here(RepositoryName repository, Path folder) {
    }

    private Optional<Here> here(KnownModel known) {
        return List.of(known.repository(), known.former()).stream()
                .flatMap(repository -> cache.snapshot(repository).map(folder -> new Here(repository, folder)).stream()).findFirst();
    }

    /// The repository that a name means: a short name, or `owner/name`.
    public static RepositoryName repository(String name) {
        return KnownModel.named(name).map(KnownModel::repository).orElseGet(() -> RepositoryName.parse(name));
    }

    /// The weights that a name means: of a model, or of a model at a step of its training. A model or folder whose own name looks like that
    /// wins.
    ///
    /// @throws BadInput when there is no such model, or it has no training to look at; whether it has this step is not asked
    public ModelPlace place(String written) {
        ModelPlace.Parts parts = ModelPlace.parts(written);
        try {
            return new ModelPlace(written, resolve(written), ModelPlace.TRAINED);
        } catch (BadInput none) {
            if (parts == null) {
                throw none;
            }
        }
        Path folder = resolve(parts.name());
        if (!Timeline.isIn(folder)) {
            throw new BadInput("The model " + Quoted.of(parts.name()) + " brings no weights from its training, so there is no step " + parts
                    .step()
                    + " of it: leave out the '@' and what follows.");
        }
        return new ModelPlace(parts.name(), folder, parts.step());
    }

    /// The folder of a model that is on this machine: shipped, added, from the hub, or the folder that the argument names, in this order.
    ///
    /// @throws BadInput when it is not, with the way to get it
    public Path resolve(String name) {
        if (shipped.names().contains(name)) {
            return shipped.resolve(name);
        }
        Path folder = added.all().get(name);
        return folder != null ? folder : inCache(name).map(Here::folder).orElseGet(() -> folderOrSentence(name));
    }

    private Optional<Here> inCache(String name) {
        Optional<KnownModel> known = KnownModel.named(name);
        if (known.isPresent()) {
            return here(known.get());
        }
        if (!RepositoryName.isOne(name)) {
            return Optional.empty();
        }
        RepositoryName repository = RepositoryName.parse(name);
        return cache.snapshot(repository).map(folder -> new Here(repository, folder));
    }

    private Path folderOrSentence(String name) {
        try {
            return shipped.resolve(name);
        } catch (BadInput none) {
            Optional<KnownModel> known = KnownModel.named(name);
            if (known.isEmpty() && !RepositoryName.isOne(name)) {
                throw none;
            }
            throw new BadInput("The model " + name + " is not on this machine: get it" + known.map(model -> " (" + Bytes.text(model.disk())
                    + ")").orElse("")
                    + " with 'models get " + name + "' on the command line or in the model library.", none);
        }
    }

    /// Remembers a model folder under its own name, so that the name can be used from then on.
    ///
    /// @return the name
    public String add(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        CheckpointFolder.open(whole);
        String name = whole.getFileName() == null ? whole.toString() : whole.getFileName().toString();
        if (shipped.names().contains(name) || KnownModel.named(name).isPresent()) {
            throw AddedFolders.taken(name, whole);
        }
        added.put(name, whole);
        return name;
    }

    /// Deletes a model that came from the hub; forgets one that was added, whose folder stays.
    public void remove(String name) {
        if (shipped.names().contains(name)) {
            throw new BadInput("The model " + Quoted.of(name) + " ships with the program and stays: remove another.");
        }
        if (added.all().containsKey(name)) {
            added.remove(name);
            return;
        }
        cache.remove(inCache(name).orElseThrow(() -> new BadInput("The model " + Quoted.of(name)
                + " is not on this machine: 'models list' shows those that are."))
                .repository());
    }

    /// Whether the name means a model that never came from the hub.
    public boolean isLocal(String name) {
        return shipped.names().contains(name) || added.all().containsKey(name);
    }

    /// The files of a model from the hub that are not what their hashes say; none for models from elsewhere, which come without hashes.
    public List<String> damagedFiles(String name) {
        return isLocal(name) ? List.of() : inCache(name).map(here -> cache.damagedFiles(here.folder())).orElse(List.of());
    }
}
