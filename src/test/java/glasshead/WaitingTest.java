package glasshead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

/// No test knows how fast the machine is.
@AnalyzeClasses(packages = "glasshead", importOptions = OnlyIncludeTests.class)
class WaitingTest {

    private static final Pattern BY_THE_CLOCK = Pattern.compile("java\\.lang\\.(Thread\\.sleep|System\\.(nanoTime|currentTimeMillis)).*"
            + "|java\\.time\\.(Instant|LocalDateTime|LocalTime|ZonedDateTime)\\.now.*"
            + "|org\\.testfx\\.util\\.WaitForAsyncUtils\\..*|org\\.testfx\\..*Robot.*\\.(sleep|doubleClickOn).*"
            + "|org\\.junit\\.jupiter\\.api\\.Assertions\\.assertTimeout.*"
            + "|java\\.util\\.concurrent\\.\\w*Future\\.(get|orTimeout)\\(long.*");

    @ArchTest
    static final ArchRule TESTS_WAIT_FOR_CONDITIONS = noClasses().that().doNotHaveFullyQualifiedName(Await.class.getName())
            .should().accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("it goes by the machine's clock") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    return BY_THE_CLOCK.matcher(access.getTarget().getFullName()).matches();
                }
            })
            .because(
                    "a busy machine would make it fail: wait with Await for what is to happen, and let time pass by a clock of the test's");
}
