package glasshead.ui.weights;

import glasshead.analysis.weights.HeadWeights;
import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.engine.PairSearch;
import glasshead.engine.Question;
import glasshead.engine.WeightFindings;
import glasshead.experiment.Head;
import glasshead.experiment.view.View;
import glasshead.experiment.view.WeightsLook;
import glasshead.experiment.view.WeightsTopic;
import glasshead.experiment.view.Workspace;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.panel.DataTable;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is read of the current model's weights, asked for while the workspace is shown: of models of up to two layers all heads at once, of
/// larger ones the chosen head.
public final class WeightsViewModel {

    private static final int WHOLE_LAYERS = 2;

    private final Session session;
    private final QuestionService service;
    private final WeightsWords words;
    private final PairsSearch pairs;
    private final PromptPaths paths;
    private final ObjectProperty<WeightsLook> look;
    private final ObjectProperty<WeightsTopic> topic;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable WeightsPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private Question.@Nullable Weights asked;
    private @Nullable Handle asking;
    private @Nullable WeightFindings weights;

    public WeightsViewModel(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        look = session.looks().choice(View::weights, View::withWeights);
        topic = session.looks().part(View::weights, View::withWeights).choice(WeightsLook::topic, WeightsLook::withTopic);
        words = new WeightsWords(session, look);
        pairs = new PairsSearch(service, this::show, session::tell);
        paths = new PromptPaths(session, this::show);
        session.findings().subscribe(this::ask);
        session.view().subscribe(this::ask);
        search.subscribe(this::show);
        topic.subscribe(_ -> detail.set(""));
        session.findings().map(found -> found.experiment().model()).subscribe(_ -> openOnWhatThereIs());
        ask();
    }

    WeightsWords words() {
        return words;
    }

    PairsSearch pairs() {
        return pairs;
    }

    /// A model without heads has bigrams alone.
    private void openOnWhatThereIs() {
        ModelInfo model = model();
        if (model != null && model.allHeads().isEmpty()) {
            topic.set(WeightsTopic.BIGRAMS);
        }
    }

    ObjectProperty<WeightsTopic> topic() {
        return topic;
    }

    ReadOnlyObjectProperty<@Nullable WeightsPage> page() {
        return page.getReadOnlyProperty();
    }

    /// What is said in place of a page; empty while there is one.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Part of the tokens that the list is narrowed to.
    StringProperty search() {
        return search;
    }

    /// What is said of the chosen row; empty when there is nothing to say.
    ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    @Nullable
    ModelInfo model() {
        Findings found = session.findings().get();
        return found == null ? null : found.model();
    }

    /// The head whose circuits are shown; nothing in a model without heads.
    @Nullable
    Head head() {
        ModelInfo model = model();
        List<Head> all = model == null ? List.of() : model.allHeads();
        return all.isEmpty() ? null : all.contains(look.get().head()) ? look.get().head() : all.getFirst();
    }

    /// Whether the head's circuits are told by frequency over numbers rather than word by word.
    boolean isOfNumbers() {
        ModelInfo model = model();
        return model != null && model.task() != null && topic.get() != WeightsTopic.BIGRAMS;
    }

    void choose(Head head) {
        look.set(look.get().withHead(head));
    }

    /// A row of the table was chosen.
    void choose(WeightsPage.Row row) {
        if (topic.get() == WeightsTopic.COPYING && !row.key().isEmpty()) {
            choose(Head.parse(row.key()));
        } else if (topic.get() == WeightsTopic.PATHS && !row.key().isEmpty()) {
            detail.set(paths.told(Integer.parseInt(row.key())));
        }
    }

    DataTable table() {
        WeightsPage now = page.get();
        return now == null ? new DataTable("Weights", List.of("nothing"), List.of()) : new DataTable(now.title(), now.columns(), now.rows()
                .stream().map(WeightsPage.Row::cells).toList());
    }

    private void ask() {
        Findings run = session.findings().get();
        Head head = head();
        if (run == null || session.view().get().workspace() != Workspace.WEIGHTS) {
            return;
        }
        // as the experiment writes it: a folder's model has a shorter name for people
        String model = run.experiment().model();
        pairs.follow(model, head);
        if (run.experiment().options().rawWeights()) {
            weights = null;
            asked = null;
        } else {
            boolean whole = run.model().layers() <= WHOLE_LAYERS || head == null;
            askWeights(new Question.Weights(model, words.all(), whole ? List.of() : List.of(head)));
        }
        if (topic.get() == WeightsTopic.PATHS) {
            paths.ask();
        }
        show();
    }

    private void askWeights(Question.Weights question) {
        if (question.equals(asked)) {
            return;
        }
        Question.Weights before = asked;
        asked = question;
        if (asking != null) {
            asking.cancel();
        }
        if (before == null || !before.model().equals(question.model()) || !before.words().equals(question.words())) {
            weights = null;
        }
        asking = service.answer(question, found -> {
            weights = found;
            show();
        }, this::failed);
    }

    /// Asked again when there is a new reason to.
    private void failed(String problem) {
        asked = null;
        notice.set(problem);
    }

    private void show() {
        WeightsPage now = made();
        page.set(now);
        notice.set(now == null ? missing() : "");
    }

    private String missing() {
        ModelInfo model = model();
        if (model == null) {
            return "Running the model…";
        }
        return switch (topic.get()) {
            case PATHS -> PromptPaths.arePossible(model) ? "Following the paths…" : "Paths are told of models of at most two layers and "
                    + "without MLPs; choose attn-only-2l or attn-only-0l in the model's list.";
            case VIRTUAL -> "Virtual heads are told of models of two layers; “Composition” in Heads has the pairs of larger ones.";
            case TRIGRAMS -> "Search for source … destination → out: the button above goes through all pairs of tokens, and can be "
                    + "stopped.";
            default -> session.experiment().get().options().rawWeights() ? "Weights are read as they are processed: choose processed "
                    + "weights in the model's list." : model.allHeads().isEmpty() && topic.get() != WeightsTopic.BIGRAMS
                            ? "This model has no attention heads: Bigrams and Paths "
                                    + "(under More) are all that it has."
                            : "Reading the weights…";
        };
    }

    private @Nullable WeightsPage made() {
        Head head = head();
        WeightFindings found = weights;
        HeadWeights of = found == null || head == null ? null : found.heads().get(head);
        PairSearch searched = pairs.found();
        return switch (topic.get()) {
            case PATHS -> paths.page();
            case TRIGRAMS -> searched == null || head == null ? null : WeightsPages.trigrams(head, searched);
            case BIGRAMS -> found == null || found.direct() == null ? null : WeightsPages.words(found, WeightsTopic.BIGRAMS, "Bigrams",
                    found
                            .direct().logits(), words.chosen(found.words()), search.get());
            case VIRTUAL -> found == null || found.virtual() == null ? null : WeightsPages.virtual(found.virtual());
            case COPYING -> found == null || of == null ? null : WeightsPages.copying(found, of);
            case DISTANCE -> of == null ? null : WeightsPages.distance(of);
            case OV, QK -> found == null || of == null ? null : circuit(found, of, topic.get() == WeightsTopic.QK);
        };
    }

    private WeightsPage circuit(WeightFindings found, HeadWeights of, boolean looks) {
        return found.frequencies().containsKey(of.head()) ? WeightsPages.frequencies(Objects.requireNonNull(found.frequencies().get(of
                .head())), looks) : WeightsPages.words(found, topic.get(), of.head() + (looks ? " QK" : " OV"), looks ? of.qk() : of.ov(),
                        words.chosen(found.words()), search.get());
    }
}
