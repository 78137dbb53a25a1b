package glasshead.checkpoint.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {

    @TempDir
    Path home;

    @Test
    void withoutVariablesTheStandardPlacesCount() throws IOException {
        HubSettings settings = HubSettings.from(Map.of(), home);
        assertEquals(URI.create("https://huggingface.co"), settings.address());
        assertEquals(home.resolve(".cache/huggingface/hub"), settings.cache());
        assertEquals("", settings.token());
        assertFalse(settings.offline());
        Files.createDirectories(home.resolve(".cache/huggingface"));
        Files.writeString(home.resolve(".cache/huggingface/token"), "hf_stored\n");
        assertEquals("hf_stored", HubSettings.from(Map.of(), home).token());
        assertEquals("hf_given", HubSettings.from(Map.of("HF_TOKEN", "hf_given"), home).token());
    }

    @Test
    void eachVariableHasItsSay() {
        assertEquals(home.resolve("x/huggingface/hub"), HubSettings.from(Map.of("XDG_CACHE_HOME", home.resolve("x").toString()), home)
                .cache());
        assertEquals(home.resolve("h/hub"), HubSettings.from(Map.of("HF_HOME", home.resolve("h").toString(), "XDG_CACHE_HOME", "/x"), home)
                .cache());
        assertEquals(home.resolve("c"), HubSettings.from(Map.of("HF_HUB_CACHE", "~/c", "HF_HOME", "/h"), home).cache());
        assertEquals(URI.create("http://mirror:8080/hub"), HubSettings.from(Map.of("HF_ENDPOINT", "http://mirror:8080/hub/"), home)
                .address());
        assertTrue(HubSettings.from(Map.of("HF_HUB_OFFLINE", "1"), home).offline());
        assertFalse(HubSettings.from(Map.of("HF_HUB_OFFLINE", "0"), home).offline());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc", "huggingface.co", "ftp://x", "http://", "ht tp://x"})
    void onlyWebAddressesAreEndpoints(String address) {
        String message = assertThrows(BadInput.class, () -> HubSettings.from(Map.of("HF_ENDPOINT", address), home).address()).getMessage();
        assertTrue(message.contains("which is no web address: set it to one"), message);
    }
}
