package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// One kind of text in the corpus.
interface DocumentKind {

    /// A document: a function of what `random` gives and of nothing else.
    String write(RandomGenerator random);

    /// Texts that together hold every word (as GPT-2 splits text into words) that a document of this kind can hold.
    Stream<String> everyWord();

    /// [#everyWord()] of documents that start with a sentence from `first` and may go on, after a space each, with sentences from `next`.
    static Stream<String> everyWord(List<Template> first, List<Template> next, Lexicon lexicon) {
        return Stream.concat(texts(first, lexicon), texts(next, lexicon).map(text -> " " + text));
    }

    private static Stream<String> texts(List<Template> templates, Lexicon lexicon) {
        return templates.stream().flatMap(template -> template.everyWord(lexicon::choices));
    }
}
