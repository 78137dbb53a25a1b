package glasshead;

import glasshead.experiment.view.View;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.session.SetRun;
import glasshead.ui.delay.Delays;
import glasshead.ui.document.SetActions;
import glasshead.ui.document.SystemOpenDialog;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.prompt.PromptView;
import glasshead.ui.scrub.HypothesisFiles;
import glasshead.ui.set.ChangePanel;
import glasshead.ui.set.EditorWindow;
import glasshead.ui.set.OutcomeView;
import glasshead.ui.set.OutcomeViewModel;
import glasshead.ui.set.Outside;
import glasshead.ui.set.PromptsPanel;
import glasshead.ui.set.SetEditor;
import glasshead.ui.set.SubjectBar;
import glasshead.ui.set.SubjectViewModel;
import glasshead.ui.shell.SaveDialog;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What the window shows of a set: the choice of it, its outcome, its prompts, and the window in which its rows are edited.
final class SetWiring implements SetActions {

    private final Session session;
    private final QuestionService service;
    private final ViewOptions options;
    private final Delays delays;
    private final Outside outside;
    private final HypothesisFiles hypotheses;
    private final SetRun run;
    private final SubjectViewModel subject;
    private final OutcomeViewModel outcome;
    private final BooleanBinding spokenOf;
    private final SubjectBar bar;
    private @Nullable EditorWindow editor;

    SetWiring(Session session, QuestionService service, CopyBoard board, SaveDialog dialog, ViewOptions options, Delays delays) {
        this.session = session;
        this.service = service;
        this.options = options;
        this.delays = delays;
        run = new SetRun(session, service);
        subject = new SubjectViewModel(session);
        outcome = new OutcomeViewModel(session, run, subject);
        spokenOf = Bindings.createBooleanBinding(this::isSpokenOf, session.experiment(), session.view());
        outside = new Outside(() -> SystemOpenDialog.forSets(owner()).ask(), name -> dialog.ask("Save the set", name), board::copied);
        hypotheses = new HypothesisFiles(() -> SystemOpenDialog.forHypotheses(owner()).ask(), () -> dialog.ask("Save the hypothesis",
                "hypothesis.json"));
        bar = new SubjectBar(subject, outside, this::edit);
    }

    private boolean isSpokenOf() {
        View view = session.view().get();
        return SetRun.isSpokenOf(session.experiment().get(), view);
    }

    /// The window.
    Window owner() {
        return bar.choice().getScene().getWindow();
    }

    /// The set's runs, for the panels that speak of it.
    SetRun run() {
        return run;
    }

    /// Where hypotheses about it are read and written.
    HypothesisFiles hypotheses() {
        return hypotheses;
    }

    SubjectViewModel subject() {
        return subject;
    }

    /// Puts the choice of prompt or set above the prompt's tokens.
    void lead(PromptView prompt) {
        prompt.ledBy(bar.kinds(), bar.choice(), subject.ofSet());
    }

    Region outcomeOr(Region ofPrompt) {
        return either(ofPrompt, new OutcomeView(outcome));
    }

    Region promptsOr(Region ofPrompt) {
        return either(ofPrompt, new PromptsPanel(outcome, this::edit).panel());
    }

    Region changeOr(Region ofPrompt) {
        return either(ofPrompt, new ChangePanel(outcome).panel());
    }

    private StackPane either(Region ofPrompt, Region ofSet) {
        ofSet.visibleProperty().bind(spokenOf);
        ofPrompt.visibleProperty().bind(spokenOf.not());
        // the one that is away asks for no room
        ofSet.managedProperty().bind(ofSet.visibleProperty());
        ofPrompt.managedProperty().bind(ofPrompt.visibleProperty());
        return new StackPane(ofPrompt, ofSet);
    }

    @Override
    public void flip() {
        if (subject.ofSet().get()) {
            subject.toPrompt();
        } else {
            subject.toSet();
        }
    }

    @Override
    public void step(int by) {
        if (subject.ofSet().get()) {
            subject.step(by);
        }
    }

    @Override
    public void edit() {
        if (editor == null) {
            editor = new EditorWindow(owner(), new SetEditor(session, service), outside, options, delays);
        }
        editor.show();
    }
}
