package glasshead.checkpoint.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "gpt2", "/gpt2", "a/", "../x", "a/..", "a/b/c", "a/b--c", "a/.b", "a/b-", "a\\b/c", "a/b c", "a/b?x=1",
        "a/b#x", "a/b%2e", "a/b..c", "a/b.git",
        "a/\u202egpt2", "a/b\n"})
    void onlyPlainNamesPass(String written) {
        String message = assertThrows(BadInput.class, () -> RepositoryName.parse(written)).getMessage();
        assertTrue(message.contains("is not the name of a model repository: write it as owner/name"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-community/gpt2", "distilbert/distilgpt2", "A_b/c.d-2_x", "a/b"})
    void folderAndNameAreOne(String written) {
        RepositoryName name = RepositoryName.parse(written);
        assertEquals(written, name.toString());
        assertEquals(Optional.of(name), RepositoryName.ofFolder(name.folder()));
    }

    @Test
    void oldCachesHoldNamesWithoutOwner() {
        assertEquals(Optional.of(new RepositoryName("", "gpt2")), RepositoryName.ofFolder("models--gpt2"));
        assertEquals(Optional.empty(), RepositoryName.ofFolder("datasets--a--b"));
        assertEquals(Optional.empty(), RepositoryName.ofFolder("models--a--b--c"));
        assertEquals(KnownModel.named("gpt2"), KnownModel.of(new RepositoryName("", "gpt2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "", ".hidden", "a..b", "x\\y"})
    void hashesThatAreNoFileNamesAreRefused(String hash) {
        HubCache cache = new HubCache(Path.of("cache"));
        assertThrows(BadInput.class, () -> cache.blob(RepositoryName.parse("a/b"), hash));
        assertThrows(BadInput.class, () -> cache.pointer(RepositoryName.parse("a/b"), hash, "config.json"));
    }
}
