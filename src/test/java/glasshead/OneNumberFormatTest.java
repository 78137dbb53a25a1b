package glasshead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import glasshead.experiment.Texts;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// A number is written in one way on every machine: nothing formats with the locale that the machine happens to have.
@AnalyzeClasses(packages = "glasshead", importOptions = DoNotIncludeTests.class)
class OneNumberFormatTest {

    /// All that takes the machine's locale unless it is given one.
    private static final List<String> FORMATTING = List.of("java\\.lang\\.String\\.(to(Upper|Lower)Case|format|formatted)",
            "java\\.io\\.Print(Stream|Writer)\\.(printf|format)", "java\\.io\\.Console\\.(printf|format|readLine|readPassword)",
            "java\\.util\\.Formatter\\.<init>", "java\\.util\\.Scanner\\.<init>",
            "java\\.text\\.(NumberFormat|DecimalFormat|DecimalFormatSymbols|MessageFormat|SimpleDateFormat|DateFormat)\\.(get.*|<init>)",
            "java\\.time\\.format\\.DateTimeFormatter\\.of.*", "javafx\\.beans\\..*\\.(asString|format)");

    @ArchTest
    static final ArchRule NOTHING_FORMATS_WITH_THE_MACHINES_LOCALE = noClasses().should().accessTargetWhere(
            DescribedPredicate.describe("formats without a locale", OneNumberFormatTest::forgetsTheLocale))
            .because("a decimal comma beside a decimal point in one line is read wrongly: use Texts.format, or name the locale");

    @ArchTest
    static final ArchRule TEXTS_IS_THE_ONE_WAY = noClasses().that().doNotHaveFullyQualifiedName(Texts.class.getName())
            .should().callMethod(String.class, "format", Locale.class, String.class, Object[].class)
            .because("Texts.format is String.format with the locale that all numbers have");

    /// Calls and method references; `asString()` of a binding is `String.valueOf` and has no locale.
    private static boolean forgetsTheLocale(JavaAccess<?> access) {
        String name = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        return access instanceof JavaCodeUnitAccess<?> call && FORMATTING.stream().anyMatch(name::matches)
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class))
                && !(name.endsWith("asString") && call.getTarget().getRawParameterTypes().isEmpty());
    }

    @Test
    void theRuleSeesEachWayToForgetTheLocale() {
        var offenders = new ClassFileImporter().importClasses(Offender.class);
        var found = NOTHING_FORMATS_WITH_THE_MACHINES_LOCALE.evaluate(offenders).getFailureReport().getDetails();
        assertEquals(7, found.size(), found::toString);
    }

    @Test
    void everyLocaleOfTheMachineGivesTheSameText() {
        Locale before = Locale.getDefault();
        try {
            assertAll(List.of("de-DE", "ar-EG-u-nu-arab", "fa-IR", "tr-TR", "fr-FR").stream().map(tag -> () -> {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals("+5.1153 12,345 7 1.0e-03", Texts.format("%+.4f %,d %d %.1e", 5.1153, 12345, 7, 1e-3), tag);
            }));
        } finally {
            Locale.setDefault(before);
        }
    }

    /// What must not be in the program.
    @SuppressWarnings({"unused", "ReturnValueIgnored", "StringCaseLocaleUsage"})
    private static final class Offender {

        void forget(java.io.PrintWriter out, javafx.beans.property.IntegerProperty number) {
            out.printf("%.1f", 0.5);
            "%.1f".formatted(0.5);
            String.format("%.1f", 0.5).toLowerCase();
            new Formatter().format("%.1f", 0.5);
            number.asString("%d");
            java.util.function.UnaryOperator<String> lower = String::toLowerCase;
            number.asString();
            out.printf(Locale.ROOT, "%.1f", 0.5);
        }
    }
}
