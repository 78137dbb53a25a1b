package glasshead;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import glasshead.json.JsonForm;
import java.util.Set;

/// The map of the program, checked: every package has its place on it, imports go down, and what is pure stays pure.
@AnalyzeClasses(packages = "glasshead", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /// The packages that may hold arrays of the native library.
    private static final String[] WITH_ARRAYS = {"glasshead.training..", "glasshead.engine..", "glasshead.analysis..", "glasshead.gpt2..",
        "glasshead.checkpoint.."};

    /// Parameters, results, fields and what stands in their angle brackets.
    private static final DescribedPredicate<JavaMember> NAMES_AN_ARRAY = describe("name a type of the native library",
            member -> member.getAllInvolvedRawTypes().stream()
                    .anyMatch(type -> type.getBaseComponentType().getPackageName().startsWith("ai.djl")));

    private static final DescribedPredicate<JavaMember> SEEN_FROM_OUTSIDE = describe("are seen outside their package",
            member -> isOpen(member.getModifiers()) && isOpen(member.getOwner().getModifiers()));

    /// A record's components count: their accessors are public.
    private static final DescribedPredicate<JavaMember> OF_A_RECORD = describe("belong to a record", member -> member.getOwner()
            .isRecord());

    @ArchTest
    static final ArchRule LAYERS = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("program").definedBy("glasshead")
            // There in the profile of its name only.
            .optionalLayer("spark").definedBy("glasshead.spark..")
            .layer("ui").definedBy("glasshead.ui..")
            .layer("session").definedBy("glasshead.session..")
            .layer("cli").definedBy("glasshead.cli..")
            .layer("script").definedBy("glasshead.script..")
            .layer("training").definedBy("glasshead.training..")
            .layer("engine").definedBy("glasshead.engine..")
            .layer("analysis").definedBy("glasshead.analysis..")
            .layer("gpt2").definedBy("glasshead.gpt2..")
            .layer("checkpoint").definedBy("glasshead.checkpoint..")
            .layer("lesson").definedBy("glasshead.lesson..")
            .layer("circuit").definedBy("glasshead.circuit..")
            .layer("dataset").definedBy("glasshead.dataset..")
            .layer("scan").definedBy("glasshead.scan..")
            .layer("pixels").definedBy("glasshead.pixels..")
            .layer("json").definedBy("glasshead.json..")
            .layer("experiment").definedBy("glasshead.experiment..")
            .whereLayer("program").mayNotBeAccessedByAnyLayer()
            .whereLayer("spark").mayNotBeAccessedByAnyLayer()
            .whereLayer("ui").mayOnlyBeAccessedByLayers("program")
            .whereLayer("session").mayOnlyBeAccessedByLayers("program", "ui")
            .whereLayer("cli").mayOnlyBeAccessedByLayers("program", "spark")
            .whereLayer("script").mayOnlyBeAccessedByLayers("program", "ui", "cli")
            .whereLayer("training").mayOnlyBeAccessedByLayers("program", "cli")
            .whereLayer("lesson").mayOnlyBeAccessedByLayers("program", "ui", "cli")
            .whereLayer("engine").mayOnlyBeAccessedByLayers("program", "spark", "ui", "session", "cli", "script", "training", "lesson")
            .whereLayer("analysis").mayOnlyBeAccessedByLayers("program", "ui", "session", "cli", "script", "training", "lesson", "engine")
            .whereLayer("gpt2").mayOnlyBeAccessedByLayers("training", "engine", "analysis")
            .whereLayer("checkpoint").mayOnlyBeAccessedByLayers("program", "ui", "session", "cli", "training", "engine", "gpt2")
            .whereLayer("circuit").mayOnlyBeAccessedByLayers("program", "ui", "session", "cli")
            .whereLayer("dataset").mayOnlyBeAccessedByLayers("program", "ui", "session", "cli", "script", "training", "lesson")
            .whereLayer("scan").mayOnlyBeAccessedByLayers("program", "spark", "ui", "session", "cli", "script", "lesson",
                    "engine")
            .whereLayer("pixels").mayOnlyBeAccessedByLayers("program", "ui", "cli")
            .whereLayer("json").mayOnlyBeAccessedByLayers("program", "ui", "session", "cli", "script", "training", "dataset", "circuit",
                    "scan", "engine", "gpt2", "checkpoint", "lesson")
            .ensureAllClassesAreContainedInArchitecture()
            .because("a click travels down these stations to the model and plain values travel back; an import upwards would tie the "
                    + "numbers to the window, and a new package has to say where on the way it stands");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("glasshead.(**)").should().beFreeOfCycles()
            .because("a package that can be read by itself can be changed by itself");

    @ArchTest
    static final ArchRule THE_NATIVE_LIBRARY_STAYS_BEHIND_THE_ENGINE = noClasses()
            .that().resideOutsideOfPackages(WITH_ARRAYS)
            .should().dependOnClassesThat().resideInAPackage("ai.djl..")
            .because("native memory is owned by one thread, and an array that escapes from it is a leak or a crash");

    @ArchTest
    static final ArchRule NO_ARRAY_PASSES_UNNAMED = classes()
            .that().resideOutsideOfPackages(WITH_ARRAYS)
            .should().onlyAccessMembersThat(not(NAMES_AN_ARRAY))
            .because("with var an array can be taken and handed on without naming its type");

    @ArchTest
    static final ArchRule THE_ENGINE_TAKES_AND_GIVES_PLAIN_VALUES = members()
            .that(SEEN_FROM_OUTSIDE).and().areDeclaredInClassesThat().resideInAPackage("glasshead.engine..")
            .should(ArchCondition.from(not(NAMES_AN_ARRAY)))
            .because("the engine is the one door to the model, and what passes through it outlives the run's native memory");

    @ArchTest
    static final ArchRule RESULTS_ARE_PLAIN_VALUES = members()
            .that(SEEN_FROM_OUTSIDE).and(OF_A_RECORD).and().areDeclaredInClassesThat()
            .resideInAnyPackage("glasshead.training..", "glasshead.analysis..", "glasshead.checkpoint..")
            .should(ArchCondition.from(not(NAMES_AN_ARRAY)))
            .because("a public record is a value that is kept, compared and written down");

    @ArchTest
    static final ArchRule THE_TOOLKIT_STAYS_ABOVE = noClasses()
            .that().resideInAnyPackage("glasshead.cli..", "glasshead.lesson..", "glasshead.script..", "glasshead.training..",
                    "glasshead.engine..", "glasshead.analysis..", "glasshead.gpt2..", "glasshead.checkpoint..", "glasshead.dataset..",
                    "glasshead.scan..", "glasshead.pixels..", "glasshead.json..",
                    "glasshead.experiment..")
            .should().dependOnClassesThat().resideInAPackage("javafx..")
            .because("the program works without a window, and its numbers are computed away from the FX thread");

    @ArchTest
    static final ArchRule WAITS_ARE_GIVEN = noClasses().that().resideOutsideOfPackage("glasshead.ui.delay..")
            .should().dependOnClassesThat().haveNameMatching("javafx\\.animation\\.(PauseTransition|Timeline)")
            .because("what waits by the machine's clock can't be tested without waiting, and fails where the machine is busy");

    @ArchTest
    static final ArchRule THE_SESSION_KNOWS_NO_NODES = noClasses().that().resideInAPackage("glasshead.session..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.animation..")
            .because("what is on screen is a value; how it is drawn belongs to the panels");

    @ArchTest
    static final ArchRule JSON_IS_PARSED_IN_TWO_PACKAGES = noClasses()
            .that().resideOutsideOfPackages("glasshead.json..", "glasshead.checkpoint")
            .should().dependOnClassesThat().areAssignableTo(ObjectMapper.class).orShould().dependOnClassesThat().areAssignableTo(
                    JsonParser.class)
            .because("ours is read to records by one set of rules, and what other programs wrote by another; a third would be looser");

    @ArchTest
    static final ArchRule ONLY_WHAT_OTHERS_WROTE_IS_READ_NODE_BY_NODE = noClasses()
            .that().resideOutsideOfPackages("glasshead.json..", "glasshead.checkpoint..", "glasshead.gpt2..")
            .should().callMethodWhere(target(owner(assignableTo(JsonNode.class))).and(target(nameMatching(
                    "path|at|as[A-Z].*|.*Value|is[A-Z].*|canConvert.*"))))
            .because("a record says what there may be, and everything else is refused without a line of code");

    @ArchTest
    static final ArchRule A_FILE_IS_OURS_OR_ANOTHER_PROGRAMS = noClasses()
            .that().resideOutsideOfPackage("glasshead.json..").and().containAnyFieldsThat(describe("are of our own JSON",
                    field -> field.getRawType().isEquivalentTo(JsonForm.class)))
            .should().dependOnClassesThat().areAssignableTo(JsonNode.class).orShould().dependOnClassesThat().haveSimpleName("StrictJson")
            .because("what we write is read by its record, not by hand");

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
