package glasshead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/// The map of the program, checked: imports go down, and what is pure stays pure.
@AnalyzeClasses(packages = "glasshead", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule LAYERS = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("program").definedBy("glasshead")
            .layer("ui").definedBy("glasshead.ui..")
            .layer("session").definedBy("glasshead.session..")
            .layer("cli").definedBy("glasshead.cli..")
            .layer("training").definedBy("glasshead.training..")
            .layer("engine").definedBy("glasshead.engine..")
            .layer("analysis").definedBy("glasshead.analysis..")
            .layer("gpt2").definedBy("glasshead.gpt2..")
            .layer("checkpoint").definedBy("glasshead.checkpoint..")
            .layer("pixels").definedBy("glasshead.pixels..")
            .layer("experiment").definedBy("glasshead.experiment..")
            .whereLayer("program").mayNotBeAccessedByAnyLayer()
            .whereLayer("ui").mayOnlyBeAccessedByLayers("program")
            .whereLayer("session").mayOnlyBeAccessedByLayers("program", "ui")
            .whereLayer("cli").mayOnlyBeAccessedByLayers("program", "ui")
            .whereLayer("training").mayOnlyBeAccessedByLayers("program", "cli")
            .whereLayer("engine").mayOnlyBeAccessedByLayers("program", "ui", "session", "cli", "training")
            .whereLayer("analysis").mayOnlyBeAccessedByLayers("program", "ui", "session", "cli", "training", "engine")
            .whereLayer("gpt2").mayOnlyBeAccessedByLayers("training", "engine", "analysis")
            .whereLayer("checkpoint").mayOnlyBeAccessedByLayers("program", "ui", "session", "cli", "training", "engine", "gpt2")
            .whereLayer("pixels").mayOnlyBeAccessedByLayers("program", "ui")
            .because(
                    "a click travels down these stations to the model and plain values travel back; an import upwards would tie the numbers to the window");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("glasshead.(*)..").should().beFreeOfCycles()
            .because("a package that can be read by itself can be changed by itself");

    @ArchTest
    static final ArchRule THE_NATIVE_LIBRARY_STAYS_BEHIND_THE_ENGINE = noClasses()
            .that().resideOutsideOfPackages("glasshead.training..", "glasshead.engine..", "glasshead.analysis..", "glasshead.gpt2..",
                    "glasshead.checkpoint..")
            .should().dependOnClassesThat().resideInAPackage("ai.djl..")
            .because("native memory is owned by one thread, and an array that escapes from it is a leak or a crash");

    @ArchTest
    static final ArchRule NO_ARRAY_IN_WHAT_PANELS_SEE = methods().that().arePublic().and().areDeclaredInClassesThat().resideInAPackage(
            "glasshead.engine..")
            .should().notHaveRawReturnType("ai.djl.ndarray.NDArray")
            .because("results are plain values");

    @ArchTest
    static final ArchRule THE_TOOLKIT_STAYS_ABOVE = noClasses()
            .that().resideInAnyPackage("glasshead.cli..", "glasshead.training..", "glasshead.engine..", "glasshead.analysis..",
                    "glasshead.gpt2..",
                    "glasshead.checkpoint..", "glasshead.pixels..", "glasshead.experiment..")
            .should().dependOnClassesThat().resideInAPackage("javafx..")
            .because("the program works without a window, and its numbers are computed away from the FX thread");

    @ArchTest
    static final ArchRule THE_SESSION_KNOWS_NO_NODES = noClasses().that().resideInAPackage("glasshead.session..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.animation..")
            .because("what is on screen is a value; how it is drawn belongs to the panels");
}
