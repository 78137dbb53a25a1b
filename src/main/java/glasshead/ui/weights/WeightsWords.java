package glasshead.ui.weights;

import glasshead.engine.Findings;
import glasshead.engine.Vocabulary;
import glasshead.experiment.view.WeightsLook;
import glasshead.session.Session;
import glasshead.ui.contrast.VocabularySearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;

/// The words that the tables are about, and which of them the list is about.
final class WeightsWords {

    private static final int WORDS = 12;
    /// A vocabulary of letters is shown whole.
    private static final int ALPHABET = 32;

    private final Session session;
    private final ObjectProperty<WeightsLook> look;

    WeightsWords(Session session, ObjectProperty<WeightsLook> look) {
        this.session = session;
        this.look = look;
    }

    /// What was typed, else the alphabet of a model of letters, else the prompt's tokens.
    List<String> all() {
        Findings found = session.findings().get();
        if (found == null) {
            return List.of();
        }
        Vocabulary vocabulary = found.model().vocabulary();
        List<String> typed = look.get().words().stream().filter(word -> VocabularySearch.id(vocabulary, word) >= 0).toList();
        if (!typed.isEmpty()) {
            return typed;
        }
        IntStream ids = vocabulary.size() <= ALPHABET ? IntStream.range(0, vocabulary.size())
                : Arrays.stream(found.tokens().ids()).skip(found.tokens().bos() ? 1 : 0).distinct().limit(WORDS);
        return ids.mapToObj(vocabulary::text).toList();
    }

    /// As they are typed: with spaces between them, each as its label.
    String written() {
        Findings found = session.findings().get();
        return found == null ? "" : all().stream().map(word -> found.model().vocabulary().label(VocabularySearch.id(found.model()
                .vocabulary(), word))).map(label -> label.replace(' ', '·')).collect(Collectors.joining(" "));
    }

    /// Takes words with spaces between them, each as its label or as text, a space inside a token written as `·`; none for the prompt's.
    ///
    /// @return what is wrong, a sentence; empty when nothing is
    String take(String typed) {
        Findings found = session.findings().get();
        if (found == null) {
            return "";
        }
        List<String> words = new ArrayList<>();
        Vocabulary vocabulary = found.model().vocabulary();
        for (String word : typed.strip().split("\\s+")) {
            int id = word.isEmpty() ? -1 : id(vocabulary, word);
            if (!word.isEmpty() && id < 0) {
                return "‘" + word + "’ is not one token of this model; write tokens as the prompt's labels show them, as ·Mary.";
            }
            if (!word.isEmpty()) {
                words.add(vocabulary.text(id));
            }
        }
        look.set(look.get().withWords(words));
        return "";
    }

    /// The label first: a line break or a byte of an emoji can't be typed otherwise.
    private static int id(Vocabulary vocabulary, String word) {
        String text = word.replace('·', ' ');
        return Stream.of(vocabulary.labels().indexOf(word), VocabularySearch.id(vocabulary, text), VocabularySearch.id(vocabulary, " "
                + text)).filter(id -> id >= 0).findFirst().orElse(-1);
    }

    /// Which one the list is about, of words as they were asked for.
    int chosen(List<String> among) {
        return Math.max(0, among.indexOf(look.get().word()));
    }

    void choose(int index) {
        look.set(look.get().withWord(all().get(index)));
    }
}
