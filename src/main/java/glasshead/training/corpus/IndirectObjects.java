package glasshead.training.corpus;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// `When Mary and John went to the store, John gave a drink to Mary.`: of two people one acts, and the other one receives. Either of them
/// may be named first; a sentence may come before (one in three) or after (one in three). The task is that of Wang et al.,
/// "Interpretability in the Wild" (2022).
final class IndirectObjects implements DocumentKind {

    private static final int SURROUNDED_ONCE_IN = 3;
    private final Lexicon lexicon;
    private final List<Template> sentences;
    private final List<Template> heldOut;
    private final List<Template> before;
    private final List<Template> leadIns;
    private final List<Template> after;

    IndirectObjects(Lexicon lexicon) {
        this.lexicon = lexicon;
        var sections = Sections.read("indirect-object.txt");
        sentences = sections.templates("training");
        heldOut = sections.templates("held out");
        before = sections.templates("before");
        leadIns = before.stream().filter(template -> !template.literals().getFirst().isEmpty()).toList();
        after = sections.templates("after");
    }

    /// Sentence forms that no document has; each word of them occurs in the others.
    List<Template> heldOut() {
        return heldOut;
    }

    List<Template> sentences() {
        return sentences;
    }

    /// Sentences to stand before that begin with a word of their own: at the beginning of a text a name is other tokens than in a sentence.
    List<Template> leadIns() {
        return leadIns;
    }

    @Override
    public String write(RandomGenerator random) {
        var scene = scene(lexicon.trainedPeople(), random);
        var text = new StringBuilder();
        if (Draw.onceIn(SURROUNDED_ONCE_IN, random)) {
            text.append(scene.tellOne(before)).append(' ');
        }
        text.append(scene.tellOne(sentences));
        if (Draw.onceIn(SURROUNDED_ONCE_IN, random)) {
            text.append(' ').append(scene.tellOne(after));
        }
        return text.toString();
    }

    /// X and Y in order of appearance; S acts and I receives.
    Scene scene(List<Person> people, RandomGenerator random) {
        var scene = new Scene(lexicon, random);
        var first = Draw.one(people, random);
        var second = Draw.unlike(people, List.of(first), random);
        boolean firstActs = random.nextBoolean();
        return scene.put("X", first).put("Y", second).put("S", firstActs ? first : second).put("I", firstActs ? second : first);
    }

    @Override
    public Stream<String> everyWord() {
        return Stream.concat(DocumentKind.everyWord(before, sentences, lexicon), DocumentKind.everyWord(sentences, after, lexicon));
    }
}
