package glasshead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import glasshead.experiment.WholeFile;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever the program writes is there whole or not at all.
@AnalyzeClasses(packages = "glasshead", importOptions = DoNotIncludeTests.class)
class OneWriterTest {

    private static final List<String> WRITING = List.of("java\\.nio\\.file\\.Files\\.(write|writeString|newOutputStream|newBufferedWriter)",
            "java\\.io\\.(FileOutputStream|FileWriter|RandomAccessFile)\\.<init>", "java\\.io\\.Print(Writer|Stream)\\.<init>",
            "javax\\.imageio\\.ImageIO\\.write", "com\\.fasterxml\\.jackson\\.databind\\.Object(Mapper|Writer)\\.writeValue");

    /// A download goes on where it ended, so that half a file is kept, under another name until its hash is right.
    private static final String DOWNLOADS = "glasshead.checkpoint.hub.FileDownload";

    @ArchTest
    static final ArchRule FILES_ARE_WRITTEN_BY_ONE_CLASS = noClasses().that().doNotHaveFullyQualifiedName(WholeFile.class.getName())
            .and().doNotHaveFullyQualifiedName(DOWNLOADS)
            .should().accessTargetWhere(DescribedPredicate.describe("writes a file", OneWriterTest::writesAFile))
            .because("a full disk or the program's end in the middle would leave half a file: use WholeFile");

    private static boolean writesAFile(JavaAccess<?> access) {
        String name = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        boolean files = access.getTargetOwner().isEquivalentTo(Files.class) || access.getTargetOwner().isEquivalentTo(
                java.io.RandomAccessFile.class);
        return access instanceof JavaCodeUnitAccess<?> call && WRITING.stream().anyMatch(name::matches) && (files || call.getTarget()
                .getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(File.class) || name.contains("<init>") && type
                        .isEquivalentTo(String.class)));
    }

    @Test
    void theRuleSeesEachWayToWrite() {
        var found = FILES_ARE_WRITTEN_BY_ONE_CLASS.evaluate(new ClassFileImporter().importClasses(Offender.class)).getFailureReport()
                .getDetails();
        assertEquals(4, found.size(), found::toString);
    }

    /// What must not be in the program.
    @SuppressWarnings("unused")
    private static final class Offender {

        void write(Path file, java.awt.image.BufferedImage image) throws IOException {
            Files.writeString(file, "text");
            javax.imageio.ImageIO.write(image, "png", file.toFile());
            new FileOutputStream(file.toFile()).close();
            new java.io.PrintWriter("name").close();
            new FileOutputStream(FileDescriptor.out).flush();
        }
    }
}
