package glasshead.training;

import glasshead.experiment.BadInput;
import glasshead.training.corpus.EnglishCorpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Texts of the kind that a shipped model was trained on, for the scan that comes with it: the same each time they are made.
public final class SampleTexts {

    private static final Set<String> ENGLISH = Set.of("tiny-english", "attn-only-1l", "attn-only-2l");
    private static final int ENGLISH_TEXTS = 2000;
    /// Trained models have seen other numbers drawn.
    private static final long SEED = 20_261_128;
    private static final int PRIME = 113;
    private static final int LETTERS = 3;
    private static final int SORTED = 6;

    private SampleTexts() {}

    /// @throws BadInput when no scan comes with this model
    public static List<String> of(String model) {
        if (ENGLISH.contains(model)) {
            return EnglishCorpus.STANDARD.texts(SEED, ENGLISH_TEXTS);
        }
        return switch (model) {
            case "sort-letters" -> letters();
            case "mod-add" -> sums();
            default -> throw new BadInput("There is no sample of texts for '" + model
                    + "': choose tiny-english, attn-only-1l, attn-only-2l, sort-letters or mod-add.");
        };
    }

    /// Every six of the three letters, and behind them all but the last of what they are in order: as long as the model's context.
    private static List<String> letters() {
        int all = (int) Math.pow(LETTERS, SORTED);
        List<String> texts = new ArrayList<>();
        for (int number = 0; number < all; number++) {
            int[] letters = new int[SORTED];
            for (int place = SORTED - 1, left = number; place >= 0; place--, left /= LETTERS) {
                letters[place] = 'A' + left % LETTERS;
            }
            IntStream sorted = IntStream.of(letters).sorted().limit(SORTED - 1);
            texts.add(IntStream.concat(IntStream.of(letters), sorted).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                    StringBuilder::append).toString());
        }
        return texts;
    }

    /// Every sum of two numbers, trained on or not.
    private static List<String> sums() {
        return IntStream.range(0, PRIME * PRIME).mapToObj(pair -> pair / PRIME + " " + pair % PRIME + " =").toList();
    }
}
