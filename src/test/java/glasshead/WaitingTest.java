package glasshead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No test knows how fast the machine is.
@AnalyzeClasses(packages = "glasshead", importOptions = OnlyIncludeTests.class)
class WaitingTest {

    private static final Pattern BY_THE_CLOCK = Pattern.compile("java\\.lang\\.(Thread\\.sleep|System\\.(nanoTime|currentTimeMillis)).*"
            + "|java\\.time\\.(Instant|LocalDateTime|LocalTime|ZonedDateTime)\\.now.*"
            + "|org\\.testfx\\.util\\.WaitForAsyncUtils\\..*|org\\.testfx\\..*Robot.*\\.(sleep|doubleClickOn).*"
            + "|org\\.junit\\.jupiter\\.api\\.Assertions\\.assertTimeout.*"
            + "|java\\.util\\.concurrent\\.\\w*Future\\.(get|orTimeout)\\(long.*"
            + "|java\\.lang\\.(Thread\\.join|Process\\.waitFor|Object\\.wait)\\((long|java\\.time\\.Duration).*"
            + "|java\\.util\\.concurrent\\.(TimeUnit\\.(sleep|timedJoin|timedWait)"
            + "|\\w+\\.(await|awaitTermination|poll|offer|tryAcquire|exchange)\\(.*TimeUnit).*");
    /// The one that waits for the others, the one that has its own limit for what hangs, and what is made to be found.
    private static final Set<String> EXEMPT = Set.of(Await.class.getName(), SecondProcess.class.getName(), Offender.class.getName());

    @ArchTest
    static final ArchRule TESTS_WAIT_FOR_CONDITIONS = waitForConditions(EXEMPT);

    private static ArchRule waitForConditions(Set<String> exempt) {
        return noClasses().that(DescribedPredicate.describe("are tests", each -> !exempt.contains(each.getName())))
                .should().accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe("goes by the machine's clock",
                        access -> BY_THE_CLOCK.matcher(access.getTarget().getFullName()).matches()))
                .because("a busy machine would make it fail: wait with Await for what is to happen, and let time pass by a clock of the "
                        + "test's");
    }

    @Test
    void theRuleSeesEachWayToWait() {
        var found = waitForConditions(Set.of()).evaluate(new ClassFileImporter().importClasses(Offender.class)).getFailureReport()
                .getDetails();
        assertEquals(9, found.size(), found::toString);
    }

    /// What must not be in a test.
    @SuppressWarnings({"unused", "ReturnValueIgnored", "FutureReturnValueIgnored"})
    private static final class Offender {
        void wait(CompletableFuture<?> future, Process process, Thread thread, CountDownLatch latch, ExecutorService threads,
                BlockingQueue<?> queue) throws Exception {
            Thread.sleep(1);
            System.nanoTime();
            Instant.now();
            future.get(1, TimeUnit.SECONDS);
            process.waitFor(1, TimeUnit.SECONDS);
            thread.join(1);
            latch.await(1, TimeUnit.SECONDS);
            threads.awaitTermination(1, TimeUnit.SECONDS);
            queue.poll(1, TimeUnit.SECONDS);
            latch.await();
            thread.join();
        }
    }
}
