package glasshead.checkpoint;

import java.nio.file.Path;

/// Folders of models that tests open by name.
public final class TestModels {

    /// What ships, which may be trained anew: no test expects particular numbers, heads or tokens of these.
    public static final Path SHIPPED = Path.of("models");

    /// A `tiny-english` that stays as it is, since reference values belong to its weights, and the shipped `sort-letters`, which the build
    /// puts beside it.
    public static final Path GIVEN = Resources.path("models");

    private TestModels() {}
}
