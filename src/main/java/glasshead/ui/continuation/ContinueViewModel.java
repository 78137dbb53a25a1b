package glasshead.ui.continuation;

import glasshead.analysis.NextToken;
import glasshead.analysis.TokenValue;
import glasshead.engine.Continuation;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.Vocabulary;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.experiment.Sampling;
import glasshead.experiment.Texts;
import glasshead.experiment.view.ContinueLook;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The prompt goes on under the present interventions, and without them beside it. Once it has, it follows the interventions.
///
/// Lives on the FX thread.
public final class ContinueViewModel {

    /// Tokens that are told beside each.
    private static final int ALTERNATIVES = 10;

    private final Session session;
    private final QuestionService questions;
    private final ReadOnlyObjectWrapper<Going> going = new ReadOnlyObjectWrapper<>(new Going(List.of(), null));
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Handle handle = () -> {};
    private Experiment about;
    private boolean wanted;

    public ContinueViewModel(Session session, QuestionService questions) {
        this.session = session;
        this.questions = questions;
        about = session.experiment().get();
        session.findings().subscribe(this::follow);
    }

    Session session() {
        return session;
    }

    ContinueLook settings() {
        return session.view().get().continuation();
    }

    ReadOnlyObjectProperty<Going> going() {
        return going.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Why it can't go on, as a sentence; empty when it can.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What is there belongs to one model and prompt: to others nothing; with other interventions it goes on anew.
    private void follow() {
        Experiment now = session.experiment().get();
        if (now.equals(about)) {
            return;
        }
        boolean same = now.baseline().withContrast(about.contrast()).equals(about.baseline());
        boolean lines = !now.active().equals(about.active());
        about = now;
        if (!same) {
            stop();
            wanted = false;
            problem.set("");
            going.set(new Going(List.of(), null));
        } else if (wanted && lines) {
            begin(going.get().begun());
        }
    }

    /// Begins behind the prompt.
    void go() {
        begin(List.of());
    }

    private void begin(List<NextToken> begun) {
        handle.cancel();
        wanted = true;
        problem.set("");
        about = session.experiment().get();
        ContinueLook now = settings();
        try {
            Sampling sampling = new Sampling(now.temperature(), now.topK(), now.topP(), now.seed());
            going.set(new Going(begun, null));
            running.set(true);
            handle = questions.begin(new Question.Continue(about, begun.stream().map(NextToken::id).toList(), sampling, Math.max(1, now
                    .count() - begun.size()), ALTERNATIVES), soFar -> going.set(new Going(begun, soFar)), whole -> {
                        going.set(new Going(begun, whole));
                        running.set(false);
                    }, wrong -> fail(wrong.getMessage()));
        } catch (BadInput wrong) {
            fail(wrong.getMessage());
        }
    }

    private void fail(String sentence) {
        running.set(false);
        problem.set(sentence);
    }

    /// What is there stays.
    void stop() {
        handle.cancel();
        running.set(false);
    }

    /// Goes on with another token in the place of one; what comes before it stays, on both lines.
    ///
    /// @param steered on which line it stands
    void take(boolean steered, int index, TokenValue other) {
        List<NextToken> tokens = going.get().tokens(steered);
        List<NextToken> begun = new ArrayList<>(tokens.subList(0, index));
        begun.add(new NextToken(other.id(), other.value(), tokens.get(index).alternatives()));
        begin(begun);
    }

    /// What a line says, as text.
    String text(boolean steered) {
        Continuation found = going.get().found();
        return found == null ? "" : text(found.model().vocabulary(), going.get().tokens(steered));
    }

    private static String text(Vocabulary vocabulary, List<NextToken> tokens) {
        return tokens.stream().map(token -> vocabulary.text(token.id())).collect(Collectors.joining());
    }

    String label(int id) {
        Continuation found = going.get().found();
        return found == null ? "#" + id : found.model().vocabulary().label(id);
    }

    /// Makes a line the prompt: as text where that is cut into the same tokens again, else as tokens.
    void becomePrompt(boolean steered) {
        Continuation found = going.get().found();
        if (found == null) {
            return;
        }
        int given = found.prompt().length() - going.get().begun().size();
        List<Integer> ids = IntStream.concat(Arrays.stream(found.prompt().ids()).limit(given), kept(steered).stream().mapToInt(
                NextToken::id)).boxed().toList();
        Prompt.Tokens tokens = new Prompt.Tokens(found.prompt().bos() ? ids.subList(1, ids.size()) : ids);
        Experiment from = about;
        stop();
        if (from.prompt() instanceof Prompt.Text before) {
            Prompt.Text text = new Prompt.Text(before.text() + text(found.model().vocabulary(), kept(steered)));
            questions.begin(new Question.Run(from.baseline().withPrompt(text), List.of()), _ -> {}, run -> session.change(now -> now
                    .withPrompt(isCutInto(run, ids) ? text : tokens)), problem -> session.tell(problem.getMessage()));
        } else {
            session.change(now -> now.withPrompt(tokens));
        }
    }

    /// A line without the token that says that the text ends.
    private List<NextToken> kept(boolean steered) {
        List<NextToken> tokens = going.get().tokens(steered);
        Continuation.Line line = going.get().line(steered);
        Continuation found = going.get().found();
        boolean ended = line != null && found != null && !line.end().isEmpty() && found.prompt().bos() && tokens.getLast().id() == found
                .prompt().ids()[0];
        return ended ? tokens.subList(0, tokens.size() - 1) : tokens;
    }

    private static boolean isCutInto(Findings run, List<Integer> ids) {
        return Arrays.stream(run.tokens().ids()).boxed().toList().equals(ids);
    }

    DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (boolean steered : new boolean[] {false, true}) {
            List<NextToken> tokens = going.get().tokens(steered);
            for (int i = 0; i < tokens.size(); i++) {
                NextToken token = tokens.get(i);
                rows.add(List.of(steered ? "steered" : "untouched", String.valueOf(i + 1), label(token.id()), Texts.format("%.6f", token
                        .probability()), token.alternatives().stream().map(each -> label(each.id()) + " " + Texts.format("%.4f", each
                                .value())).collect(Collectors.joining(", "))));
            }
        }
        return new DataTable("Continuation", List.of("line", "step", "token", "probability", "alternatives"), rows);
    }
}
