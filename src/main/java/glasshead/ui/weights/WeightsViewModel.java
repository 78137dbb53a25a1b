package glasshead.ui.weights;

import glasshead.analysis.paths.PathExpansion;
import glasshead.analysis.paths.PathLogits;
import glasshead.analysis.weights.HeadWeights;
import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.engine.PairSearch;
import glasshead.engine.Question;
import glasshead.engine.Vocabulary;
import glasshead.engine.WeightFindings;
import glasshead.experiment.Head;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.View;
import glasshead.experiment.view.WeightsLook;
import glasshead.experiment.view.WeightsTopic;
import glasshead.experiment.view.Workspace;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.contrast.VocabularySearch;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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
    private static final int WORDS = 12;
    /// A vocabulary of letters is shown whole.
    private static final int ALPHABET = 32;
    private static final int TRIGRAMS = 60;

    private final Session session;
    private final QuestionService service;
    private final ObjectProperty<WeightsLook> look;
    private final ObjectProperty<WeightsTopic> topic;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable WeightsPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private Question.@Nullable Weights asked;
    private @Nullable Handle asking;
    private @Nullable WeightFindings weights;
    private @Nullable PairSearch pairs;
    private @Nullable Head pairsOf;
    private @Nullable Findings pathsOf;
    private @Nullable PathLogits paths;
    private @Nullable Handle searching;

    public WeightsViewModel(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        look = session.looks().choice(View::weights, View::withWeights);
        topic = session.looks().part(View::weights, View::withWeights).choice(WeightsLook::topic, WeightsLook::withTopic);
        session.findings().subscribe(this::ask);
        session.view().subscribe(this::ask);
        search.subscribe(this::show);
        topic.subscribe(_ -> detail.set(""));
        ask();
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

    /// Of a search under way; empty when there is none.
    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Part of the tokens that the list is narrowed to.
    StringProperty search() {
        return search;
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

    void choose(Head head) {
        look.set(look.get().withHead(head));
    }

    /// What the tables are about: what was typed, else the alphabet of a model of letters, else the prompt's tokens.
    List<String> words() {
        ModelInfo model = model();
        Findings found = session.findings().get();
        if (model == null || found == null) {
            return List.of();
        }
        Vocabulary vocabulary = model.vocabulary();
        List<String> typed = look.get().words().stream().filter(word -> VocabularySearch.id(vocabulary, word) >= 0).toList();
        if (!typed.isEmpty()) {
            return typed;
        }
        IntStream ids = vocabulary.size() <= ALPHABET ? IntStream.range(0, vocabulary.size())
                : Arrays.stream(found.tokens().ids()).skip(found.tokens().bos() ? 1 : 0).distinct().limit(WORDS);
        return ids.mapToObj(vocabulary::text).toList();
    }

    /// Takes words with spaces between them, a space inside a token written as `·`; none for the prompt's.
    ///
    /// @return what is wrong, a sentence; empty when nothing is
    String take(String typed) {
        ModelInfo model = model();
        if (model == null) {
            return "";
        }
        List<String> words = new ArrayList<>();
        for (String word : typed.strip().split("\\s+")) {
            String text = word.replace('·', ' ');
            String found = VocabularySearch.id(model.vocabulary(), text) >= 0 ? text : " " + text;
            if (!word.isEmpty() && VocabularySearch.id(model.vocabulary(), found) < 0) {
                return "‘" + word + "’ is not one token of this model; write tokens as the prompt's labels show them, as ·Mary.";
            }
            if (!word.isEmpty()) {
                words.add(found);
            }
        }
        look.set(look.get().withWords(words));
        return "";
    }

    /// Which of the words the list is about.
    int word() {
        return Math.max(0, words().indexOf(look.get().word()));
    }

    void chooseWord(int index) {
        look.set(look.get().withWord(words().get(index)));
    }

    /// A row of the table was chosen.
    void choose(WeightsPage.Row row) {
        if (topic.get() == WeightsTopic.COPYING && !row.key().isEmpty()) {
            choose(Head.parse(row.key()));
        } else if (topic.get() == WeightsTopic.PATHS && paths != null && model() != null && !row.key().isEmpty()) {
            detail.set(WeightsPages.path(paths, Integer.parseInt(row.key()), Objects.requireNonNull(model()).vocabulary()));
        }
    }

    /// What is said of the chosen row; empty when there is nothing to say.
    ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    DataTable table() {
        WeightsPage now = page.get();
        return now == null ? new DataTable("Weights", List.of("nothing"), List.of()) : new DataTable(now.title(), now.columns(), now.rows()
                .stream().map(WeightsPage.Row::cells).toList());
    }

    /// Begins the search for skip-trigrams, or stops it.
    void flipSearch() {
        Head head = head();
        ModelInfo model = model();
        if (searching != null || head == null || model == null) {
            stop();
            return;
        }
        pairs = null;
        pairsOf = head;
        progress.set("Searching…");
        searching = service.answer(new Question.StrongestPairsOf(model.name(), head, List.of(), TRIGRAMS), found -> {
            pairs = found;
            progress.set(found.done() + " of " + found.of() + " sources");
            if (found.done() == found.of()) {
                stop();
            }
            show();
        }, problem -> {
            stop();
            session.tell(problem);
        });
    }

    private void stop() {
        if (searching != null) {
            searching.cancel();
            searching = null;
        }
        progress.set("");
    }

    private void ask() {
        ModelInfo model = model();
        Head head = head();
        if (model == null || session.view().get().workspace() != Workspace.WEIGHTS) {
            return;
        }
        if (pairsOf != null && !pairsOf.equals(head) || pairs != null && !pairs.model().name().equals(model.name())) {
            stop();
            pairs = null;
            pairsOf = null;
        }
        boolean whole = model.layers() <= WHOLE_LAYERS || head == null;
        Question.Weights question = new Question.Weights(model.name(), words(), whole ? List.of() : List.of(head));
        if (!question.equals(asked)) {
            asked = question;
            if (asking != null) {
                asking.cancel();
            }
            WeightFindings before = weights;
            weights = before != null && before.model().name().equals(model.name()) && before.words().equals(question.words()) ? before
                    : null;
            asking = service.answer(question, found -> {
                weights = found;
                show();
            }, notice::set);
        }
        askPaths();
        show();
    }

    private void askPaths() {
        Findings found = session.findings().get();
        boolean wanted = topic.get() == WeightsTopic.PATHS && found != null && !pathsImpossible(found.model());
        if (wanted && found != pathsOf) {
            pathsOf = found;
            paths = null;
            session.ask(this, Side.AFTER, new PathExpansion(List.of()), answer -> {
                if (found == pathsOf) {
                    paths = answer;
                    show();
                }
            });
        }
    }

    private static boolean pathsImpossible(ModelInfo model) {
        return model.dMlp() > 0 && model.layers() > 0 || model.layers() > WHOLE_LAYERS;
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
            case PATHS -> pathsImpossible(model) ? "Paths are told of models of at most two layers and without MLPs; choose attn-only-2l "
                    + "or attn-only-0l in the model's list." : "Following the paths…";
            case VIRTUAL -> "Virtual heads are told of models of two layers; “Composition” in Heads has the pairs of larger ones.";
            case TRIGRAMS -> "Search for source … destination → out: the button above goes through all pairs of tokens, and can be "
                    + "stopped.";
            default -> model.allHeads().isEmpty() && topic.get() != WeightsTopic.BIGRAMS ? "This model has no attention heads."
                    : "Reading the weights…";
        };
    }

    private @Nullable WeightsPage made() {
        WeightFindings found = weights;
        Head head = head();
        if (topic.get() == WeightsTopic.PATHS) {
            PathLogits logits = paths;
            Findings of = pathsOf;
            return logits == null || of == null || of != session.findings().get() ? null : WeightsPages.paths(logits, differences(logits,
                    of));
        }
        if (topic.get() == WeightsTopic.TRIGRAMS) {
            return pairs == null || head == null ? null : WeightsPages.trigrams(head, pairs);
        }
        if (found == null) {
            return null;
        }
        if (topic.get() == WeightsTopic.BIGRAMS) {
            return found.direct() == null ? null : WeightsPages.words(found, WeightsTopic.BIGRAMS, "Bigrams", found.direct().logits(),
                    shownWord(found), search.get());
        }
        if (topic.get() == WeightsTopic.VIRTUAL) {
            return found.virtual() == null ? null : WeightsPages.virtual(found.virtual());
        }
        HeadWeights of = head == null ? null : found.heads().get(head);
        return of == null ? null : ofHead(found, of);
    }

    private @Nullable WeightsPage ofHead(WeightFindings found, HeadWeights of) {
        boolean looks = topic.get() == WeightsTopic.QK;
        return switch (topic.get()) {
            case OV, QK -> found.frequencies().containsKey(of.head()) ? WeightsPages.frequencies(Objects.requireNonNull(found.frequencies()
                    .get(of.head())), looks) : WeightsPages.words(found, topic.get(), of.head() + (looks ? " QK" : " OV"), looks ? of.qk()
                            : of.ov(), shownWord(found), search.get());
            case COPYING -> WeightsPages.copying(found, of);
            case DISTANCE -> WeightsPages.distance(of);
            default -> null;
        };
    }

    private int shownWord(WeightFindings found) {
        return Math.max(0, found.words().indexOf(look.get().word()));
    }

    /// Of each path, the answers' mean logit minus the distractors'.
    private static double[] differences(PathLogits logits, Findings of) {
        return Arrays.stream(logits.values()).mapToDouble(row -> mean(row, of.contrast().answers()) - mean(row, of.contrast()
                .distractors())).toArray();
    }

    private static double mean(double[] row, int[] ids) {
        return Arrays.stream(ids).mapToDouble(id -> row[id]).average().orElse(0);
    }
}
