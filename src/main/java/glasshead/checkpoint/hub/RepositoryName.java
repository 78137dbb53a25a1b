package glasshead.checkpoint.hub;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;

/// A model repository on the hub, `owner/name`; old ones have a name only, and then `owner` is empty.
///
/// The parts become folder names and parts of addresses, so they are checked as the hub itself does (`validate_repo_id` of
/// huggingface_hub): letters, digits, `-`, `_` and `.`, neither `-` nor `.` at an end, neither `--` nor `..` anywhere.
public record RepositoryName(String owner, String name) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?");
    private static final String FOLDER_PREFIX = "models--";
    private static final String SEPARATOR = "--";

    public RepositoryName {
        if (!isPart(name) || !owner.isEmpty() && !isPart(owner)) {
            throw refused(owner.isEmpty() ? name : owner + "/" + name);
        }
    }

    private static boolean isPart(String part) {
        return PART.matcher(part).matches() && !part.contains(SEPARATOR) && !part.contains("..") && !part.endsWith(".git");
    }

    private static BadInput refused(String written) {
        return new BadInput(Quoted.of(written)
                + " is not the name of a model repository: write it as owner/name, as openai-community/gpt2.");
    }

    /// Whether `written` has the form `owner/name`.
    public static boolean isOne(String written) {
        int slash = written.indexOf('/');
        return slash > 0 && isPart(written.substring(0, slash)) && isPart(written.substring(slash + 1));
    }

    /// Reads `owner/name`.
    public static RepositoryName parse(String written) {
        if (!isOne(written)) {
            throw refused(written);
        }
        int slash = written.indexOf('/');
        return new RepositoryName(written.substring(0, slash), written.substring(slash + 1));
    }

    /// The repository that a folder of the cache holds; none when the folder is something else.
    static Optional<RepositoryName> ofFolder(String folder) {
        if (!folder.startsWith(FOLDER_PREFIX)) {
            return Optional.empty();
        }
        String[] parts = folder.substring(FOLDER_PREFIX.length()).split(SEPARATOR, -1);
        String owner = parts.length == 2 ? parts[0] : "";
        String name = parts[parts.length - 1];
        return parts.length <= 2 && isPart(name) && (parts.length == 1 || isPart(owner))
                ? Optional.of(new RepositoryName(owner, name)) : Optional.empty();
    }

    /// The name of its folder in the cache.
    String folder() {
        return FOLDER_PREFIX + (owner.isEmpty() ? "" : owner + SEPARATOR) + name;
    }

    @Override
    public String toString() {
        return owner.isEmpty() ? name : owner + "/" + name;
    }
}
