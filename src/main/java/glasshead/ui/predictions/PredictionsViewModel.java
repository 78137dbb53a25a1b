package glasshead.ui.predictions;

import glasshead.analysis.Predictions.Candidate;
import glasshead.engine.Findings;
import glasshead.experiment.Contrast;
import glasshead.experiment.Texts;
import glasshead.session.Session;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.Waiting;
import glasshead.ui.panel.DataTable;
import glasshead.ui.provenance.Asker;
import glasshead.ui.provenance.Explanation;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/// What the model says comes next, and what a token of that list can be made to be in the contrast.
public final class PredictionsViewModel {

    private static final String TITLE = "Next token";

    private final Session session;
    private final Asker asker;
    private final ObjectBinding<Ranking> ranking;
    private final StringBinding legend;
    private final StringBinding waiting;

    /// @param explained where to say which number is to be explained
    public PredictionsViewModel(Session session, ObjectProperty<@Nullable Provenance> explained) {
        this.session = session;
        asker = new Asker(explained);
        ranking = Bindings.createObjectBinding(
                () -> session.findings().get() == null ? Ranking.NONE : Ranking.of(session.findings().get()), session.findings());
        legend = Bindings.createStringBinding(() -> legend(session.findings().get(), ranking.get()), ranking);
        waiting = Waiting.text(session, found -> "");
    }

    ObjectBinding<Ranking> ranking() {
        return ranking;
    }

    StringBinding legend() {
        return legend;
    }

    StringBinding waiting() {
        return waiting;
    }

    /// Whether there are two runs to compare.
    boolean compared() {
        return session.findings().get() != null && session.findings().get().hasAblation();
    }

    /// The pointer or the keyboard is on this row, or on none.
    void hover(@Nullable Row row) {
        Findings found = session.findings().get();
        asker.ask(row == null || found == null ? null : Explanation.probability(found, row.id()));
    }

    /// Makes the token the only answer. If it was the only distractor, the old answers take its place: the two swap.
    void useAsAnswer(Row row) {
        change(row, true, false);
    }

    void useAsDistractor(Row row) {
        change(row, false, false);
    }

    void addToAnswers(Row row) {
        change(row, true, true);
    }

    void addToDistractors(Row row) {
        change(row, false, true);
    }

    /// Puts the token's text on the clipboard.
    void copy(Row row) {
        ClipboardContent content = new ClipboardContent();
        content.putString(session.findings().get().model().vocabulary().text(row.id()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void change(Row row, boolean answer, boolean add) {
        String token = session.findings().get().model().vocabulary().text(row.id());
        session.change(experiment -> {
            Contrast contrast = experiment.contrast();
            Contrast seen = answer ? contrast : contrast.swapped(); // in which the token always joins the answers
            List<String> others = without(seen.distractors(), token);
            List<String> mine = add ? Stream.concat(without(seen.answers(), token).stream(), Stream.of(token)).toList() : List.of(token);
            boolean emptied = others.isEmpty() && !seen.distractors().isEmpty();
            Contrast changed = seen.withAnswers(mine).withDistractors(emptied && !add ? without(seen.answers(), token) : others);
            return experiment.withContrast(answer ? changed : changed.swapped());
        });
    }

    private static List<String> without(List<String> tokens, String token) {
        return tokens.stream().filter(other -> !other.equals(token)).toList();
    }

    private static String legend(Findings found, Ranking ranking) {
        if (found == null) {
            return "";
        }
        int position = found.contrast().position();
        String after = "probability after " + found.tokens().labels()[position] + " (position " + position + ")";
        return found.hasAblation() ? after + " · KL divergence " + Numbers.plain(ranking.divergence(), 2) + " nats" : after;
    }

    DataTable table() {
        boolean compared = compared();
        List<String> run = List.of("rank", "logit", "probability");
        List<String> columns = Stream.concat(Stream.of("token", "id", "role"), compared
                ? Stream.of("before", "after").flatMap(side -> run.stream().map(name -> name + " " + side)) : run.stream()).toList();
        return new DataTable(TITLE, columns, ranking.get().rows().stream().map(row -> Stream.of(
                Stream.of(row.label(), String.valueOf(row.id()), row.role().tag()), cells(row.before()),
                compared ? cells(row.after()) : Stream.<String>of()).flatMap(cells -> cells).toList()).toList());
    }

    private static Stream<String> cells(Candidate candidate) {
        return Stream.of(String.valueOf(candidate.rank() + 1), Texts.format("%.4f", candidate.logit()),
                Texts.format("%.6f", candidate.probability()));
    }
}
