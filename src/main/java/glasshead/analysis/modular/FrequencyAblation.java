package glasshead.analysis.modular;

import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Frequencies that are taken away, and where.
public record FrequencyAblation(SortedSet<Integer> frequencies, Place place) {

    /// Where a frequency is taken away.
    public enum Place {
        /// The waves cos(w(a + b)) and sin(w(a + b)) of every output's logit; the model is not run again. The published "excluded loss".
        LOGITS("logits"),
        /// The cosine and the sine over the tokens in W_E, after which the model is run again: what it can do without being told that wave.
        EMBEDDING("embedding");

        private final String key;

        Place(String key) {
            this.key = key;
        }

        /// As it is written on the command line.
        public String key() {
            return key;
        }
    }

    public FrequencyAblation(Collection<Integer> frequencies, Place place) {
        this(Collections.unmodifiableSortedSet(new TreeSet<>(frequencies)), place);
    }

    /// @throws BadInput when one of the frequencies does not exist for this prime
    public void check(int prime) {
        int last = (prime - 1) / 2;
        for (int frequency : frequencies) {
            if (frequency < 1 || frequency > last) {
                throw new BadInput(Texts.format("There is no frequency %d for numbers modulo %d; give one from 1 to %d.", frequency, prime,
                        last));
            }
        }
    }
}
