package glasshead.ui.examples;

import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.engine.ScanQuestion.AtTokens;
import glasshead.engine.TokenValues;
import glasshead.experiment.Component;
import glasshead.experiment.Contrast;
import glasshead.experiment.Direction;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.ExamplesLook;
import glasshead.experiment.view.ExamplesPage;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Workspace;
import glasshead.scan.Occurrence;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.scan.ScanShelf.Kept;
import glasshead.scan.TextWindow;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The chosen head or neuron: its figures and its examples, with their values at every token as soon as those are known.
public final class ExamplesViewModel {

    private final Session session;
    private final QuestionService service;
    private final Scans scans;
    private final Listing listing;
    private final OwnText own;
    private final Passports passports;
    private final ObjectProperty<ExamplesLook> look;
    private final ObjectProperty<ExamplesPage> page;
    private final ReadOnlyObjectWrapper<@Nullable ShownExamples> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Handle asking;

    public ExamplesViewModel(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        scans = new Scans(session, service);
        listing = new Listing(session, scans);
        look = session.looks().choice(View::examples, View::withExamples);
        page = session.looks().part(View::examples, View::withExamples).choice(ExamplesLook::page, ExamplesLook::withPage);
        own = new OwnText(session, service, shown);
        passports = new Passports(session, service, shown);
        List.of(look, scans.open(), listing.listed()).forEach(each -> each.subscribe(this::show));
        show();
    }

    Session session() {
        return session;
    }

    Scans scans() {
        return scans;
    }

    Listing listing() {
        return listing;
    }

    OwnText own() {
        return own;
    }

    Passports passports() {
        return passports;
    }

    ObjectProperty<ExamplesPage> page() {
        return page;
    }

    ReadOnlyObjectProperty<@Nullable ShownExamples> shown() {
        return shown.getReadOnlyProperty();
    }

    void choose(Component component) {
        look.set(look.get().withComponent(component));
    }

    @Nullable
    ModelInfo model() {
        Findings found = session.findings().get();
        return found == null ? null : found.model();
    }

    private void show() {
        Kept kept = scans.open().get();
        ModelInfo model = model();
        Component component = kept == null ? null : component(kept.scan());
        PartStatistics statistics = kept == null || component == null ? null : kept.scan().of(component);
        ShownExamples before = shown.get();
        if (kept == null || component == null || statistics == null || model == null) {
            stop();
            shown.set(null);
            return;
        }
        ExamplesPage now = look.get().page();
        if (before != null && before.scan() == kept.scan() && before.component().equals(component) && before.page() == now) {
            return;
        }
        stop();
        ShownExamples fresh = new ShownExamples(kept.scan(), component, statistics, now, examples(kept.scan(), statistics, now));
        shown.set(fresh);
        ask(fresh);
    }

    /// Where the scan has nothing of the chosen one, the first that is listed.
    private @Nullable Component component(Scan scan) {
        Component chosen = look.get().component();
        if (chosen != null && scan.of(chosen) != null) {
            return chosen;
        }
        List<Listed> listed = listing.listed().get();
        return listed.isEmpty() ? null : listed.getFirst().component();
    }

    private static List<ShownExample> examples(Scan scan, PartStatistics statistics, ExamplesPage page) {
        List<ShownExample> examples = new ArrayList<>();
        if (page == ExamplesPage.STRONGEST) {
            statistics.strongest().forEach(each -> add(examples, scan, each, -1));
        } else if (page == ExamplesPage.RANDOM) {
            for (int bucket = statistics.buckets().size() - 1; bucket >= 0; bucket--) {
                for (Occurrence each : statistics.buckets().get(bucket)) {
                    add(examples, scan, each, bucket);
                }
            }
        }
        return examples;
    }

    private static void add(List<ShownExample> to, Scan scan, Occurrence each, int bucket) {
        TextWindow window = scan.window(each);
        if (window != null) {
            to.add(new ShownExample(each, window, scan.of().bos(), bucket, null));
        }
    }

    private void ask(ShownExamples of) {
        if (of.examples().isEmpty()) {
            return;
        }
        asking = service.answer(AtTokens.of(modelName(), of.scan(), of.component(), of.examples().stream().map(
                ShownExample::question).toList()),
                found -> {
                    ShownExamples now = shown.get();
                    if (now != null && now.isOf(of)) {
                        shown.set(now.with(found));
                    }
                }, session::tell);
    }

    /// As the experiment writes it: a folder's model has a shorter name for people.
    private String modelName() {
        return session.experiment().get().model();
    }

    private void stop() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }

    /// Makes an example the prompt, with its head or neuron locked, in the workspace of heads. One step of undo.
    void open(ShownExample example, Component component) {
        ModelInfo model = model();
        Kept kept = scans.open().get();
        if (model == null || kept == null) {
            return;
        }
        String text = text(example);
        service.begin(AtTokens.of(modelName(), kept.scan(), component, List.of(new AtTokens.Text(new Prompt.Text(text), 0))), _ -> {},
                read -> open(
                        example, component, same(read, example) ? new Prompt.Text(text) : example.prompt()), _ -> open(example, component,
                                example
                                        .prompt()));
    }

    /// The part of the text that the model read.
    String text(ShownExample example) {
        ModelInfo model = model();
        return model == null ? "" : IntStream.of(example.window().ids()).skip(example.bos() ? 1 : 0).mapToObj(model.vocabulary()::text)
                .collect(Collectors.joining());
    }

    /// Whether the text is read as the same tokens; one that was cut out of a longer one may not be.
    private static boolean same(List<TokenValues> read, ShownExample example) {
        return Arrays.equals(read.getFirst().tokens().ids(), example.window().ids());
    }

    private void open(ShownExample example, Component component, Prompt prompt) {
        session.show(now -> {
            Experiment alone = now.experiment().withPrompt(prompt);
            Experiment read = alone.withContrast(alone.contrast().at(Contrast.LAST)).withOptions(alone.options().withBos(true));
            return now.with(read).with(locked(now.view(), example, component));
        });
    }

    private static View locked(View now, ShownExample example, Component component) {
        View there = now.withWorkspace(Workspace.HEADS);
        Locks token = new Locks(now.locks().heads(), example.at(), Locks.NONE);
        return switch (component) {
            case Head head -> there.withLocks(new Locks(List.of(head), example.at(), example.key()));
            case Neuron neuron -> there.withLocks(token).withBeside(there.beside().unfolding(neuron));
            case Direction _ -> there.withLocks(token);
        };
    }
}
