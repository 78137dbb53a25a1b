package glasshead.checkpoint.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of added models, shared by all that run.
class AddedFoldersTest {

    private static final int AT_ONCE = 8;

    @TempDir
    private Path folder;

    private AddedFolders added() {
        return new AddedFolders(folder.resolve("models.json"), _ -> {});
    }

    private List<Future<Void>> atOnce(List<Callable<Void>> adding) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            return threads.invokeAll(adding);
        }
    }

    private Callable<Void> adding(String name, Path model) {
        return () -> {
            added().put(name, model);
            return null;
        };
    }

    @Test
    void severalAtOnceAreAllKept() throws Exception {
        for (Future<Void> done : atOnce(IntStream.range(0, AT_ONCE).mapToObj(i -> adding("m" + i, folder.resolve("f" + i))).toList())) {
            done.get();
        }
        assertEquals(AT_ONCE, added().all().size());
    }

    @Test
    void ofSeveralWithOneNameOneIsKeptAndEachOtherGetsItsOwnSentence() throws Exception {
        List<Future<Void>> all = atOnce(IntStream.range(0, AT_ONCE).mapToObj(i -> adding("m", folder.resolve("f" + i))).toList());
        Path kept = added().all().get("m");
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Future<Void> one = all.get(i);
            if (folder.resolve("f" + i).equals(kept)) {
                one.get();
            } else {
                Throwable refused = assertThrows(ExecutionException.class, one::get).getCause();
                assertEquals("There is a model 'm' already: give the folder " + folder.resolve("f" + i) + " another name and add it again.",
                        refused.getMessage());
                sentences.add(refused.getMessage());
            }
        }
        assertEquals(AT_ONCE - 1, sentences.size());
    }

    @Test
    void listsOfBeforeAreRead() throws IOException {
        Files.writeString(folder.resolve("models.json"), "{\n  \"a b\" : \"/home/u/a b\",\n  \"c\" : \"relative\"\n}");
        assertEquals(Map.of("a b", Path.of("/home/u/a b"), "c", Path.of("relative")), added().all());
        added().remove("c");
        added().put("a b", Path.of("/home/u/a b"));
        assertEquals(Map.of("a b", Path.of("/home/u/a b")), added().all());
    }

    @Test
    void aPlaceThatCantBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("models.json");
        String told = assertThrows(BadInput.class, () -> new AddedFolders(file, _ -> {}).put("m", folder)).getMessage();
        assertTrue(told.startsWith("The list of added models " + file + " can't be written ("), told);
    }
}
