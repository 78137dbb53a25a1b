package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.SecondProcess.Ended;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole program in surroundings that can't be had inside this process: another locale, no display, a full disk.
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProgramTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void aShellCanStartIt() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    }

    private static void refused(Ended ended, String part) {
        assertEquals(2, ended.status(), ended::toString);
        assertTrue(ended.err().contains(part), ended::toString);
        assertEquals(1, ended.err().strip().lines().count(), ended::toString);
    }

    /// `caf\303\251` is café in UTF-8. Its tokens by Hugging Face's tokenizers: ·ca, f, and the two bytes of é.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPromptIsWholeUnderThePosixLocale() throws Exception {
        Ended ended = new SecondProcess(folder).variable("LC_ALL", "C").run("run --prompt \"$(printf 'Mary caf\\303\\251')\" --json -");
        assertEquals(0, ended.status(), ended::toString);
        JsonNode tokens = new ObjectMapper().readTree(ended.out()).get("tokens");
        assertEquals(List.of(1817, 1650, 695, 69, 127, 102), StreamSupport.stream(tokens.spliterator(), false).map(token -> token.get("id")
                .asInt()).toList());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesThatThePosixLocaleCannotReachAreRefused() throws Exception {
        Ended ended = new SecondProcess(folder).variable("LC_ALL", "C").run("run --json \"$(printf 'caf\\303\\251.json')\"");
        refused(ended, "LC_ALL=C.UTF-8");
        assertTrue(ended.err().contains("'café.json'"), ended::toString);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void bytesThatAreNoUtf8AreRefused() throws Exception {
        refused(new SecondProcess(folder).variable("LC_ALL", "C").run("run --prompt \"$(printf 'caf\\351')\""), "write it in UTF-8");
    }

    @Test
    void aFullDiskIsNoSuccess() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        refused(new SecondProcess(folder).run("run --json - > /dev/full"), "could not be written");
    }

    /// There is room for a part of the file: it is there as it was, and nothing else.
    @ParameterizedTest
    @ValueSource(strings = {"dump --out", "map zero_by_position --json", "set make indirect-object --rows 5000 --out",
        "snapshot --size 1600x1000 --out"})
    void aDiskThatBecomesFullLeavesWhatWasThere(String command) throws Exception {
        new SecondProcess(folder).run("run --json - > /dev/null"); // what is unpacked once has its room
        Path out = Files.createDirectory(folder.resolve("out"));
        Path file = Files.writeString(out.resolve(command.startsWith("set") ? "there.csv" : "there"), "as it was");
        Ended ended = new SecondProcess(folder).smallDisk(8).java("-XX:-UsePerfData").run(command + " " + file);
        assertEquals(2, ended.status(), ended::toString);
        assertEquals("as it was", Files.readString(file), ended::toString);
        try (var names = Files.list(out)) {
            assertEquals(List.of(file), names.toList());
        }
    }

    /// The program waits a moment, not for ever, and ends as if nothing had been under way.
    @Test
    void anEndWhileNativeCodeRunsIsAnEnd() throws Exception {
        Ended ended = new SecondProcess(folder).main(EndWhileWorking.class).run("");
        assertEquals("closed", ended.out().strip(), ended::toString);
        assertEquals(0, ended.status(), ended::toString);
    }

    @Test
    void numbersAreTheSameInEveryCountry() throws Exception {
        String asked = "run --ablate L3H0:zero --ablate MLP2:zero";
        String english = withoutTime(new SecondProcess(folder).run(asked));
        for (String country : List.of("de-DE", "ar-EG")) {
            String[] parts = country.split("-");
            SecondProcess abroad = new SecondProcess(folder).property("user.language", parts[0]).property("user.country", parts[1]);
            assertEquals(english, withoutTime(abroad.run(asked)), country);
        }
        assertFalse(english.isBlank());
    }

    private static String withoutTime(Ended ended) {
        assertEquals(0, ended.status(), ended::toString);
        return ended.out().replaceAll("\n[0-9.]+ ms\n", "");
    }

    /// Whoever can write there could have his code run by this user.
    @Test
    void nativeCodeIsNotLoadedFromAFolderOfEverybody() throws Exception {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path everybodys = Files.createDirectory(folder.resolve("cache"));
        Files.setPosixFilePermissions(everybodys, PosixFilePermissions.fromString("rwxrwxrwx"));
        SecondProcess program = new SecondProcess(folder).property("glasshead.cache", everybodys.toString());
        refused(program.run("run --prompt hi"), "cache can be written by other users");
        refused(program.run("snapshot --out " + folder.resolve("x.png")), "cache can be written by other users");
        assertEquals(0, program.run("--help").status());
    }

    @Test
    void aHomeThatCannotBeWrittenIsToldInASentence() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        SecondProcess homeless = new SecondProcess(folder).variable("XDG_CACHE_HOME", noFolder.toString()).property("user.home", noFolder
                .toString()).property("java.io.tmpdir", noFolder.toString()).variable("ENGINE_CACHE_DIR", "");
        Ended ended = homeless.run("run --prompt hi");
        assertEquals(2, ended.status(), ended::toString);
        assertTrue(ended.err().strip().endsWith("or name a folder of your own with -Dglasshead.cache=FOLDER."), ended::toString);
        assertFalse(ended.err().contains("\tat "), ended::toString);
    }

    @Test
    void aMissingDisplayIsToldInASentence() throws Exception {
        refused(new SecondProcess(folder).run(""), "There is no display");
    }

    @Test
    void withoutADisplayTheDefaultGoalReportsAndDrawsTheWindow() throws Exception {
        Path picture = folder.resolve("window.png");
        Ended ended = new SecondProcess(folder).property("glasshead.picture", picture.toString()).run("");
        assertEquals(0, ended.status(), ended::toString);
        assertTrue(ended.out().contains("logit difference at position 14: +"), ended::toString);
        List<String> lines = ended.out().lines().toList();
        assertTrue(lines.get(lines.size() - 2).endsWith("the window is drawn into " + picture + "."), ended::toString);
        assertEquals(1600, ImageIO.read(picture.toFile()).getWidth());
    }

    /// What fails on the toolkit's thread ends what waits for it on the main thread.
    @Test
    void aWindowThatCannotBeOpenedEndsTheSnapshot() throws Exception {
        Ended ended = new SecondProcess(folder).main(FailingPicture.class).run("");
        assertEquals("The window could not be opened (java.lang.IllegalStateException: no models)", ended.out().split(";")[0]);
    }

    /// The window's own run tells it: nothing is loaded twice to find out before.
    @Test
    void aPictureOfWhatCannotBeRunIsRefusedInASentence() throws Exception {
        Path picture = folder.resolve("x.png");
        refused(new SecondProcess(folder).run("snapshot --prompt= --out " + picture), "The prompt is empty");
        refused(new SecondProcess(folder).run("snapshot --model no-such-model --out " + picture), "no-such-model");
        assertFalse(Files.exists(picture));
    }

    /// The circuit of the strongest edges, its curve and its tests follow each other, all asked for by panels.
    @Test
    void aPictureIsTakenWhenAllThatPanelsAskedForIsThere() throws Exception {
        Path picture = folder.resolve("circuit.png");
        Ended ended = new SecondProcess(folder).run("snapshot --size 1600x1000 --workspace circuit --model attn-only-2l --prompt "
                + "' bank computer cake guitar bank' --other-prompt ' snack computer cake guitar bank' --answer ' computer' --distractor "
                + "' guitar' --out " + picture);
        assertEquals(0, ended.status(), ended::toString);
        BufferedImage drawn = ImageIO.read(picture.toFile());
        // between the sliders and the panels at the right nothing is teal but the circuit's curve
        long ofCurve = IntStream.range(450, 1150).flatMap(x -> IntStream.range(660, 815).map(y -> drawn.getRGB(x, y))).filter(
                ProgramTest::isTeal).count();
        assertTrue(ofCurve > 100, ofCurve + " pixels of a curve");
    }

    private static boolean isTeal(int colour) {
        int red = colour >> 16 & 0xff;
        int green = colour >> 8 & 0xff;
        int blue = colour & 0xff;
        return red < 80 && green > 100 && Math.abs(green - blue) < 30;
    }

    @Test
    void aPictureThatCannotBeWrittenLeavesNothing() throws Exception {
        refused(new SecondProcess(folder).run("snapshot --out " + folder.resolve("none/x.png")), "can't be written");
        assumeTrue(Files.exists(Path.of("/dev/full")));
        refused(new SecondProcess(folder).run("snapshot --out /dev/full"), "can't be written");
    }
}
