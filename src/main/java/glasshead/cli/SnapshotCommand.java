package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.engine.ModelInfo;
import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.Workspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `snapshot`: the whole window as a picture, without a display.
@Command(name = "snapshot", description = "Draws the window with an experiment in it, as a PNG file.", mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    private final Supplier<Models> models;
    private final Snapshots snapshots;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The PNG file to write.")
    private Path out;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1600x1000", description = "Size in pixels (default: ${DEFAULT-VALUE}).")
    private String size;

    @Option(names = "--theme", paramLabel = "light|dark", defaultValue = "light",
            description = "light or dark (default: ${DEFAULT-VALUE}).")
    private String theme;

    @Option(names = "--workspace", paramLabel = "NAME",
            description = "What the window is used for: heads, maps, … (default: what the session "
                    + "says, else heads).")
    private @Nullable String workspace;

    @Option(names = "--large-text", description = "Text to be read from the back row.")
    private boolean largeText;

    @Option(names = "--select", paramLabel = "HEAD",
            description = "The head that the attention view shows, as L2H4 (default: the one with the largest attribution).")
    private @Nullable String head;

    SnapshotCommand(Supplier<Models> models, Snapshots snapshots) {
        this.models = models;
        this.snapshots = snapshots;
    }

    private static Workspace named(String name) {
        return Arrays.stream(Workspace.values()).filter(each -> each.word().equals(name)).findFirst().orElseThrow(() -> new BadInput(
                "There is no workspace '" + name + "'; choose one of " + Arrays.stream(Workspace.values()).map(Workspace::word).collect(
                        Collectors.joining(", ")) + "."));
    }

    /// What else can't be used is told by the window's own run; loading the model for it here too would make every picture wait.
    private void require(Head selected, Experiment about) {
        try (InferenceEngine engine = new InferenceEngine(models.get())) {
            ModelInfo model = engine.model(about.model(), about.options().rawWeights());
            if (!model.allHeads().contains(selected)) {
                throw new BadInput("There is no head " + selected + "; the model has " + model.layers() + " layers of " + model.heads()
                        + " heads, counted from 0.");
            }
        }
    }

    @Override
    public Integer call() {
        Matcher asked = SIZE.matcher(size);
        if (!asked.matches()) {
            throw new BadInput("'" + size + "' is not a size; write width x height in pixels, as 1600x1000.");
        }
        if (!theme.equals("light") && !theme.equals("dark")) {
            throw new BadInput("There is no theme '" + theme + "'; choose light or dark.");
        }
        Head selected = head == null ? null : Head.parse(head);
        Shown shown = options.shown(models.get()::example);
        shown = workspace == null ? shown : shown.with(shown.view().withWorkspace(named(workspace)));
        if (selected != null) {
            require(selected, shown.experiment());
        }
        snapshots.take(new Snapshots.Picture(shown, selected, Integer.parseInt(asked.group(1)),
                Integer.parseInt(asked.group(2)), theme.equals("dark"), largeText), out);
        return 0;
    }
}
