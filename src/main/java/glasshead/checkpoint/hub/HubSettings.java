package glasshead.checkpoint.hub;

import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Where the hub is and where its files are kept, by the environment variables that Hugging Face's own tools read, so that they all share
/// one cache.
///
/// Source: huggingface_hub, `constants.py`: `HF_ENDPOINT`, `HF_HOME`, `HF_HUB_CACHE`, `HF_TOKEN`, `HF_HUB_OFFLINE`, `XDG_CACHE_HOME`.
///
/// @param endpoint the hub's address as written; [#address] is the checked form
/// @param cache    the folder of `models--owner--name` folders
/// @param token    who is asking, empty for nobody
/// @param offline  whether nothing may be fetched
public record HubSettings(String endpoint, Path cache, String token, boolean offline) {

    private static final String STANDARD_ENDPOINT = "https://huggingface.co";
    private static final Set<String> YES = Set.of("1", "on", "yes", "true");
    private static final long LONGEST_TOKEN = 1000;

    /// @param home the user's home folder
    public static HubSettings from(Map<String, String> environment, Path home) {
        Path caches = environment.containsKey("XDG_CACHE_HOME") ? path(environment.get("XDG_CACHE_HOME"), home) : home.resolve(".cache");
        Path hugging = first(environment, "HF_HOME").map(value -> path(value, home)).findFirst().orElse(caches.resolve("huggingface"));
        Path cache = first(environment, "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE").map(value -> path(value, home)).findFirst().orElse(hugging
                .resolve("hub"));
        String endpoint = first(environment, "HF_ENDPOINT").findFirst().orElse(STANDARD_ENDPOINT);
        boolean offline = first(environment, "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE").anyMatch(value -> YES.contains(value.toLowerCase(
                Locale.ROOT)));
        String token = first(environment, "HF_TOKEN").findFirst().orElseGet(() -> storedToken(hugging.resolve("token")));
        return new HubSettings(endpoint, cache, token.strip(), offline);
    }

    public static HubSettings fromEnvironment() {
        return from(System.getenv(), FileNames.path(System.getProperty("user.home")));
    }

    private static Stream<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names).map(environment::get).filter(value -> value != null && !value.isBlank());
    }

    /// `~` is what shells leave in place when a variable is set in quotes.
    private static Path path(String written, Path home) {
        return written.startsWith("~/") ? home.resolve(written.substring(2)) : FileNames.path(written);
    }

    /// The hub's address without a slash at the end. Checked only here, so that a wrong one hinders nobody who fetches nothing.
    public URI address() {
        try {
            URI uri = URI.create(endpoint.strip().replaceAll("/+$", ""));
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new BadInput(wrongAddress(), e);
        }
        throw new BadInput(wrongAddress());
    }

    private String wrongAddress() {
        return "HF_ENDPOINT is " + Quoted.of(endpoint)
                + ", which is no web address: set it to one, as https://huggingface.co, or unset it.";
    }

    /// Where `hf auth login` leaves the token. It only opens doors, so a file that can't be read counts as none.
    private static String storedToken(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST_TOKEN ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
