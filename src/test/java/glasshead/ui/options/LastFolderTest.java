package glasshead.ui.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastFolderTest {

    private final LastFolder last = new LastFolder();

    @TempDir
    private Path there;

    @Test
    void dialogsStartWhereTheLastAnswerWas() {
        assertNull(last.get());
        last.remember(there.resolve("model").toFile());
        assertEquals(there.toFile(), last.get());
    }

    @Test
    void ofAPathThatIsNotThereTheNextFolderAboveIsTaken() throws IOException {
        last.remember(there.resolve("no/such/model").toFile());
        assertEquals(there.toFile(), last.get());
        Path folder = Files.createDirectory(there.resolve("folder"));
        last.remember(folder.resolve("model").toFile());
        Files.delete(folder);
        assertEquals(there.toFile(), last.get(), "it was there when it was chosen");
    }
}
