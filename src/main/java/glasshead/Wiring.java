package glasshead;

import glasshead.analysis.Analysis;
import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.Thumbnails;
import glasshead.cli.Cli;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Shown;
import glasshead.scan.ScanShelf;
import glasshead.session.Document;
import glasshead.session.InferenceService;
import glasshead.session.ModelChoice;
import glasshead.session.PassingService;
import glasshead.session.RecentFiles;
import glasshead.session.Runs;
import glasshead.session.Session;
import glasshead.session.SetRun;
import glasshead.session.StateFolder;
import glasshead.ui.compare.CompareSide;
import glasshead.ui.contrast.ContrastView;
import glasshead.ui.contrast.ContrastViewModel;
import glasshead.ui.delay.Delays;
import glasshead.ui.document.DocumentViewModel;
import glasshead.ui.document.FileMenu;
import glasshead.ui.document.OpenDialog;
import glasshead.ui.export.About;
import glasshead.ui.interventions.InterventionsView;
import glasshead.ui.interventions.InterventionsViewModel;
import glasshead.ui.library.EngineFigures;
import glasshead.ui.library.LibraryViewModel;
import glasshead.ui.library.LibraryWindow;
import glasshead.ui.model.FolderChooser;
import glasshead.ui.model.ModelView;
import glasshead.ui.model.ModelViewModel;
import glasshead.ui.model.SystemFolderChooser;
import glasshead.ui.modular.ModularButton;
import glasshead.ui.modular.ModularViewModel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.problem.LastError;
import glasshead.ui.problem.ProblemReport;
import glasshead.ui.problem.ProblemWindow;
import glasshead.ui.prompt.PromptCutter;
import glasshead.ui.prompt.PromptSlot;
import glasshead.ui.prompt.PromptView;
import glasshead.ui.prompt.PromptViewModel;
import glasshead.ui.prompt.SecondPromptView;
import glasshead.ui.prompt.SecondPromptViewModel;
import glasshead.ui.provenance.ProvenanceViewModel;
import glasshead.ui.shell.MainView;
import glasshead.ui.shell.PanelActions;
import glasshead.ui.shell.SaveDialog;
import glasshead.ui.shell.Slots;
import glasshead.ui.status.StatusViewModel;
import glasshead.ui.theme.Fonts;
import glasshead.ui.timeline.TimelineView;
import glasshead.ui.timeline.TimelineViewModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The one place that calls constructors: engine, session, panels, window.
final class Wiring implements AutoCloseable {

    /// What every run computes, because a panel shows it.
    static final List<Analysis<?>> ANALYSES = List.of(LogitAttribution.ANALYSIS, HeadScores.ANALYSIS, Thumbnails.ANALYSIS,
            Predictions.ANALYSIS);

    private static final String FIRST_MODEL = "tiny-english";

    private final Models models;
    private final PassingService overTraining;
    private final InferenceService service;
    private final Session session;
    private final ViewOptions options;
    private final Delays delays;
    private final StatusViewModel status;
    private final Document document;
    private final ModelChoice choice;
    private final FolderChooser folders = new SystemFolderChooser();
    private @Nullable LibraryWindow libraryWindow;
    private @Nullable CompareWiring compare;
    private @Nullable SetRun setRun;
    private Consumer<Node> menus = _ -> {};

    /// Starts the first run at once, while the window is still being built.
    ///
    /// @param notice gets a sentence when one of the program's own files can't be used
    /// @param delays whatever the window does a while later waits by these
    Wiring(Models models, Shown first, ViewOptions options, Consumer<String> notice, Delays delays) {
        this.models = models;
        overTraining = new PassingService(() -> new InferenceService(() -> new InferenceEngine(models)));
        this.options = options;
        this.delays = delays;
        service = new InferenceService(() -> new InferenceEngine(models));
        session = new Session(new Runs(service, ANALYSES), first);
        status = new StatusViewModel(session);
        choice = new ModelChoice(session, service, models::example, status::offerUndo);
        document = new Document(session, new RecentFiles(StateFolder.standard(), notice));
        session.run();
    }

    /// What a session begins with.
    static Shown example(Models models) {
        return Shown.first(models.example(FIRST_MODEL));
    }

    Session session() {
        return session;
    }

    /// A sentence worth a moment's attention, in the status line.
    void notice(String sentence) {
        status.notice().set(sentence);
    }

    /// By name; of equal names the model's own comes first.
    private void meanScans(String model, Consumer<List<String>> found) {
        service.begin(new ScanQuestion.KeptScans(model), _ -> {}, kept -> found.accept(kept.stream().filter(each -> !each.scan().plan()
                .means().isEmpty()).map(ScanShelf.Kept::name).distinct().toList()), problem -> session.tell(problem.getMessage()));
    }

    InferenceService service() {
        return service;
    }

    /// The runs of the set that the session is about; nothing before there is a window.
    @Nullable
    SetRun setRun() {
        return setRun;
    }

    /// The session as a file.
    Document document() {
        return document;
    }

    MainView window(CopyBoard board, SaveDialog dialog, OpenDialog open, LastError errors) {
        Fonts.load();
        ProvenanceViewModel provenance = new ProvenanceViewModel(session);
        PromptCutter cutter = (tooLong, then) -> session.ask(new Question.CutToFit(tooLong), then);
        menus = new PanelActions(board, dialog, () -> About.text(session), options, this::notice)::listen;
        CompareWiring beside = new CompareWiring(models, new CompareSide(session, modelChoice(), cutter, service), folders, options, delays,
                menus);
        compare = beside;
        SetWiring sets = new SetWiring(session, service, board, dialog, options, delays);
        setRun = sets.run();
        PromptView prompt = new PromptView(new PromptViewModel(session, PromptSlot.FIRST, cutter, delays));
        SecondPromptViewModel second = new SecondPromptViewModel(session, cutter, delays);
        sets.lead(prompt);
        ModularViewModel modular = new ModularViewModel(session, service);
        LessonWiring lessons = new LessonWiring(session, sets.run().findings(), dialog, options, this::notice);
        WorkspaceWiring panels = new WorkspaceWiring(session, service, sets, provenance, status::offerUndo, dialog, options, delays,
                models, overTraining, lessons);
        Slots slots = new Slots(modelChooser(new ModularButton(modular, options, delays, menus)),
                fileMenu(beside, sets, lessons, board, dialog, open, errors), new VBox(prompt, new SecondPromptView(second, prompt)),
                sets.outcomeOr(new ContrastView(new ContrastViewModel(session))), panels.workspaces(),
                new InterventionsView(new InterventionsViewModel(session, () -> session.secondPrompt().set(true), this::meanScans),
                        () -> options.interventions().set(false)),
                new HistoryWiring(session, sets.run().spoken(), beside, options, delays).view(), lessons.drawer());
        MainView window = new MainView(session, options, slots, status, board, dialog, delays);
        TimelineView training = new TimelineView(new TimelineViewModel(session, models, modular.behind(), delays), options,
                beside::showBeside);
        training.foldWhere(window.low());
        window.dock(training);
        new ExportWiring(session, service, board, dialog, options, this::notice).into(window);
        return window;
    }

    private HBox modelChooser(ModularButton modular) {
        LibraryViewModel library = new LibraryViewModel(models, new EngineFigures(service.ofAnyModel()),
                session.experiment().map(Experiment::model), choice::choose);
        Button open = new Button("Library…", new FontIcon(Feather.BOOK_OPEN));
        open.getStyleClass().add("shrinking");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setTooltip(new Tooltip("All models: get GPT-2 from the hub, open a folder, check published figures"));
        open.setOnAction(_ -> {
            if (libraryWindow == null) {
                libraryWindow = new LibraryWindow(open.getScene().getWindow(), library, folders, options);
            }
            libraryWindow.show();
        });
        HBox both = new HBox(new ModelView(modelChoice(), folders), open, modular);
        both.getStyleClass().add("model-chooser-and-library");
        return both;
    }

    private ModelViewModel modelChoice() {
        return new ModelViewModel(session, models.names(), choice::choose);
    }

    private FileMenu fileMenu(CompareWiring beside, SetWiring sets, LessonWiring lessons, CopyBoard board, SaveDialog dialog,
            OpenDialog open, LastError errors) {
        DocumentViewModel files = new DocumentViewModel(document, () -> example(models), open, name -> dialog.ask("Save the session",
                name), this::notice, session::tell);
        ProblemReport report = new ProblemReport(session, errors, Cli.version());
        return new FileMenu(files, beside::show, sets, () -> options.history().set(!options.history().get()), lessons.actions(),
                owner -> new ProblemWindow(owner, report, board, () -> dialog.ask("Save the report", "glasshead-problem.txt"), options)
                        .show());
    }

    @Override
    public void close() {
        overTraining.close();
        if (compare != null) {
            compare.close();
        }
        service.close();
    }
}
