package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.checkpoint.Bytes;
import glasshead.checkpoint.Curve;
import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.DownloadControl;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.engine.ModelEntry;
import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `models`: what `--model` can name, and how to get more of it.
@Command(name = "models",
        description = "Lists, gets, adds, removes, verifies and scores models, and tells which heads compose; with a NAME, tells what "
                + "is known of it.",
        mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]")
final class ModelsCommand implements Callable<Integer> {

    private static final String NAME_HELP = "A name from the list, or owner/name of a repository on the hub.";

    private static final Logger LOG = Logger.getLogger(ModelsCommand.class.getName());

    private final Supplier<Models> models;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1",
            description = "A name from the list or a folder, to see its facts and the steps of its training.")
    private @Nullable String one;

    ModelsCommand(Supplier<Models> models) {
        this.models = models;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Override
    public Integer call() {
        if (one == null) {
            throw new ParameterException(spec.commandLine(), "Missing required subcommand");
        }
        ModelPlace place = models.get().place(one);
        ModelEntry entry = models.get().entry(place);
        line(entry);
        place.timeline().ifPresentOrElse(timeline -> {
            out().println("weights of its training at the steps " + timeline.steps().stream().map(String::valueOf).collect(Collectors
                    .joining(", "))
                    + ": as --model " + place.at(timeline.steps().getFirst()));
            out().println("followed on the way: " + timeline.curves().stream().map(Curve::label).collect(Collectors.joining(", ")));
        }, () -> out().println("no weights of its training"));
        notes(place).forEach(out()::println);
        return 0;
    }

    /// What keeps a model from being opened is told like the rest that is known of it.
    private List<String> notes(ModelPlace place) {
        try {
            return models.get().notes(place).stream().map(note -> "note: " + note).toList();
        } catch (BadInput unusable) {
            return List.of("can't be opened: " + unusable.getMessage());
        }
    }

    @Command(name = "list", description = "Lists the models that are here, and the well-known ones that can be fetched.",
            mixinStandardHelpOptions = true)
    int list(@Mixin JsonOption json) {
        List<ModelEntry> entries = models.get().list();
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> nodes.add(json(entry)));
        if (json.write(() -> nodes, out())) {
            entries.forEach(this::line);
        }
        return 0;
    }

    private void line(ModelEntry entry) {
        out().printf(Locale.ROOT, "%-14s %-8s %8s disk %8s memory  %-24s %s%n", entry.name(), state(entry), size(entry.disk()), size(entry
                .memory()),
                entry.licence().isEmpty() ? "licence not stated" : entry.licence(), entry.problem().isEmpty() ? entry.about() + training(
                        entry) : entry.problem());
    }

    private static String training(ModelEntry entry) {
        List<Integer> steps = steps(entry);
        return steps.isEmpty() ? "" : Texts.format(", training at %d steps, %d to %d", steps.size(), steps.getFirst(), steps.getLast());
    }

    /// None where the training can't be used; opening a step of it says why.
    private static List<Integer> steps(ModelEntry entry) {
        try {
            Path folder = entry.entry().folder();
            return folder != null && Timeline.isIn(folder) ? Timeline.read(folder).steps() : List.of();
        } catch (BadInput unusable) {
            LOG.log(Level.WARNING, "a timeline can't be used", unusable);
            return List.of();
        }
    }

    private static String size(long bytes) {
        return bytes == 0 ? "?" : Bytes.text(bytes);
    }

    private static String state(ModelEntry entry) {
        return switch (entry.entry().kind()) {
            case SHIPPED -> "shipped";
            case ADDED -> "added";
            case FOLDER -> "folder";
            case HUB -> entry.isHere() ? "here" : "not here";
        };
    }

    private static ObjectNode json(ModelEntry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", entry.name()).put("state", state(entry)).put("here", entry.isHere()).put("diskBytes", entry.disk()).put(
                "memoryBytes", entry.memory());
        node.put("licence", entry.licence()).put("about", entry.about()).put("problem", entry.problem());
        steps(entry).forEach(node.putArray("trainingSteps")::add);
        node.put("folder", text(entry.entry().folder()));
        node.put("repository", text(entry.entry().repository()));
        return node;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Command(name = "get",
            description = "Fetches a model from the hub into the cache that Hugging Face's tools share; goes on where a broken "
                    + "download ended.",
            mixinStandardHelpOptions = true)
    int get(@Parameters(paramLabel = "NAME", description = NAME_HELP) String name,
            @Mixin JsonOption json) {
        Models library = models.get();
        try (Progress line = new Progress(spec.commandLine().getErr())) {
            library.get(name, new DownloadControl(), progress -> {
                if (progress.stage() == Stage.WAITING) {
                    line.waits(progress.text());
                } else {
                    line.show(progress.text());
                }
            });
        }
        return done(library, name, json);
    }

    @Command(name = "add", description = "Remembers a model folder, so that its name can be used.", mixinStandardHelpOptions = true)
    int add(@Parameters(paramLabel = "FOLDER", description = "A folder in Hugging Face layout; it stays where it is.") Path folder,
            @Mixin JsonOption json) {
        Models library = models.get();
        return done(library, library.add(folder), json);
    }

    private int done(Models library, String name, JsonOption json) {
        ModelEntry entry = library.entry(name);
        if (json.write(() -> json(entry), out())) {
            out().println(name + " is here: " + library.folder(name));
        }
        return 0;
    }

    @Command(name = "remove",
            description = "Deletes a model that came from the hub, for all programs that share its cache; forgets an added folder.",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME", description = NAME_HELP) String name) {
        models.get().remove(name);
        out().println(name + " is removed.");
        return 0;
    }

    @Command(name = "verify", description = "Checks a model's files against the hashes that the hub gave.", mixinStandardHelpOptions = true)
    int verify(@Parameters(paramLabel = "NAME", description = NAME_HELP) String name,
            @Mixin JsonOption json) {
        Models library = models.get();
        library.folder(name);
        List<String> damaged = library.damagedFiles(name);
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", name);
        damaged.forEach(node.putArray("damaged")::add);
        boolean words = json.write(() -> node, out());
        if (!damaged.isEmpty()) {
            throw new BadInput("The model " + name + " is damaged (" + String.join(", ", damaged) + "): 'models remove " + name
                    + "' it and get it again.");
        }
        if (words) {
            out().println("The files of " + name + " are whole.");
        }
        return 0;
    }
}
