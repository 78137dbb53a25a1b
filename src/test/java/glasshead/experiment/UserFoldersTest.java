package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    private static UserFolders folders(String settings, String state, String cache) {
        return new UserFolders(Path.of(settings), Path.of(state), Path.of(cache));
    }

    @Test
    void eachSystemHasItsFolders() {
        assertEquals(folders("/h/.config/glasshead", "/h/.local/state/glasshead", "/h/.cache/glasshead"), UserFolders.of("Linux", Map.of(
                "XDG_CONFIG_HOME", ""), "/h"));
        assertEquals(folders("/x/glasshead", "/s/glasshead", "/c/glasshead"), UserFolders.of("Linux", Map.of("XDG_CONFIG_HOME", "/x",
                "XDG_STATE_HOME", "/s", "XDG_CACHE_HOME", "/c"), "/h"));
        assertEquals(folders("/h/Library/Application Support/Glasshead", "/h/Library/Application Support/Glasshead/state",
                "/h/Library/Caches/Glasshead"), UserFolders.of("Mac OS X", Map.of(), "/h"));
        assertEquals(folders("/a/Glasshead", "/l/Glasshead", "/l/Glasshead/cache"), UserFolders.of("Windows 11", Map.of("APPDATA", "/a",
                "LOCALAPPDATA", "/l"), "/h"));
    }
}
