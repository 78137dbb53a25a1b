package glasshead.engine;

import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.ModelCard;
import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.KnownModel;
import glasshead.checkpoint.hub.LibraryEntry;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// One model of the library, for people.
///
/// @param disk    bytes on disk, or to download; 0 when that is not known before the hub is asked
/// @param memory  bytes that it takes with a prompt of 64 tokens; 0 when not known
/// @param licence as its card states it, empty when it does not
/// @param about   its shape
/// @param problem why it can't be used though it is here; empty when it can
public record ModelEntry(LibraryEntry entry, long disk, long memory, String licence, String about, String problem) {

    private static final int PROMPT = 64;

    static ModelEntry of(LibraryEntry entry) {
        Optional<KnownModel> known = entry.repository() == null ? Optional.empty() : KnownModel.of(entry.repository());
        String licence = known.map(KnownModel::licence).orElse("");
        Path folder = entry.folder();
        if (folder == null) {
            Optional<Gpt2Config> config = known.map(model -> Gpt2Config.likeGpt2(model.layers(), model.heads(), model.width()));
            return new ModelEntry(entry, known.map(KnownModel::disk).orElse(0L), config.map(ModelEntry::memory).orElse(0L), licence,
                    config.map(ModelEntry::shape).orElse(""), "");
        }
        try {
            Gpt2Config config = Gpt2Config.parse(CheckpointFolder.open(folder).config());
            return new ModelEntry(entry, size(folder) + trainingSize(folder), memory(config), licence.isEmpty() ? ModelCard
                    .licence(folder) : licence, shape(config), "");
        } catch (BadInput unusable) {
            return new ModelEntry(entry, 0, 0, licence, "", unusable.getMessage());
        }
    }

    private static long memory(Gpt2Config config) {
        return MemoryNeed.of(config, false, Math.min(PROMPT, config.positions())).total();
    }

    private static String shape(Gpt2Config config) {
        return Texts.format("%s, %,.1f M parameters", ModelInfo.shape(config.layers(), config.heads()), config.parameters()
                / 1e6);
    }

    private static long trainingSize(Path folder) {
        return Timeline.isIn(folder) ? size(folder.resolve(Timeline.FOLDER)) : 0;
    }

    /// Of the files themselves, where the folder holds links to them.
    private static long size(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new BadInput("The folder " + folder + " can't be read (" + e.getClass().getSimpleName()
                    + "): check that you may read it.", e);
        }
    }

    public String name() {
        return entry.name();
    }

    public boolean isHere() {
        return entry.isHere();
    }
}
