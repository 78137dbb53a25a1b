package glasshead.ui.contrast;

import glasshead.engine.Findings;
import glasshead.experiment.Contrast;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The question asked of the logits, answers over distractors, and the model's answer to it in one number.
public final class ContrastViewModel {

    private final ReadOnlyObjectWrapper<List<Tag>> answers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Tag>> distractors = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Score> score = new ReadOnlyObjectWrapper<>(Score.NONE);
    private final ReadOnlyObjectWrapper<List<ContrastNotices.Warning>> warnings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final Session session;
    /// The prompt that the contrast was chosen for.
    private Prompt meant;

    /// A token of the contrast: `text` as the contrast writes it, `label` as it is shown.
    record Tag(String text, String label) {
    }

    public ContrastViewModel(Session session) {
        this.session = session;
        meant = session.experiment().get().prompt();
        session.experiment().addListener((_, before, now) -> {
            if (!now.contrast().equals(before.contrast()) || !now.model().equals(before.model())) {
                meant = now.prompt();
            }
        });
        InvalidationListener changed = observed -> update();
        session.experiment().addListener(changed);
        session.findings().addListener(changed);
        session.problem().addListener(changed);
        update();
    }

    ReadOnlyObjectProperty<List<Tag>> tags(ContrastSide side) {
        return (side == ContrastSide.ANSWER ? answers : distractors).getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Score> score() {
        return score.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ContrastNotices.Warning>> warnings() {
        return warnings.getReadOnlyProperty();
    }

    ReadOnlyStringProperty caption() {
        return caption.getReadOnlyProperty();
    }

    List<VocabularySearch.Match> matches(String typed) {
        Findings found = session.findings().get();
        return found == null ? List.of() : VocabularySearch.matches(found.model().vocabulary(), typed);
    }

    /// Puts tokens in the place of `old`, or behind the others when `old` is empty. What the side already has is not added again.
    void put(ContrastSide side, String old, List<String> texts) {
        List<String> before = side.of(contrast());
        List<String> fresh = texts.stream().filter(text -> !before.contains(text)).toList();
        if (!fresh.isEmpty()) {
            Stream<String> kept = old.isEmpty() ? Stream.concat(before.stream(), fresh.stream())
                    : before.stream().flatMap(token -> token.equals(old) ? fresh.stream() : Stream.of(token));
            change(contrast -> side.with(contrast, kept.toList()));
        }
    }

    void remove(ContrastSide side, String text) {
        change(contrast -> side.with(contrast, side.of(contrast).stream().filter(token -> !token.equals(text)).toList()));
    }

    void swap() {
        change(Contrast::swapped);
    }

    void fix(ContrastNotices.Warning warning) {
        change(warning.fix());
    }

    private Contrast contrast() {
        return session.experiment().get().contrast();
    }

    private void change(UnaryOperator<Contrast> change) {
        session.change(experiment -> experiment.withContrast(change.apply(experiment.contrast())));
    }

    private void update() {
        Findings found = session.findings().get();
        answers.set(tags(contrast().answers(), found));
        distractors.set(tags(contrast().distractors(), found));
        score.set(Score.of(found));
        warnings.set(ContrastNotices.of(session.experiment().get(), meant, found, session.problem().get()));
        caption.set(captionOf(found));
    }

    private static List<Tag> tags(List<String> tokens, Findings found) {
        return tokens.stream()
                .map(text -> new Tag(text, found == null ? VocabularySearch.shown(text) : VocabularySearch.label(found.model().vocabulary(),
                        text)))
                .toList();
    }

    private String captionOf(Findings found) {
        Contrast contrast = contrast();
        if (contrast.answers().isEmpty() && contrast.distractors().isEmpty()) {
            return "which token should come next?";
        }
        boolean mean = contrast.answers().size() > 1 || contrast.distractors().size() > 1;
        String quantity = contrast.answers().isEmpty() || contrast.distractors().isEmpty() ? "logit over the mean" : "logit difference";
        return (mean ? "mean " : "") + quantity + (found == null ? "" : " at position " + found.contrast().position());
    }
}
