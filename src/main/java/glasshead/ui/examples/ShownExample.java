package glasshead.ui.examples;

import glasshead.engine.ScanQuestion.AtTokens;
import glasshead.engine.TokenValues;
import glasshead.experiment.Prompt;
import glasshead.scan.Occurrence;
import glasshead.scan.TextWindow;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A place in a text where a head or neuron was strong, or that was drawn.
///
/// @param window the part of the text that the model read
/// @param bos    whether it begins with BOS
/// @param bucket the range of values it was drawn from, from 0; -1 of the strongest
/// @param values of the head or neuron at every token of the window, once they are known
record ShownExample(Occurrence occurrence, TextWindow window, boolean bos, int bucket, @Nullable TokenValues values) {

    private static final int BEFORE = 18;
    private static final int AFTER = 8;
    private static final int AROUND_KEY = 3;

    ShownExample with(TokenValues found) {
        return new ShownExample(occurrence, window, bos, bucket, found);
    }

    /// Where it is in the window: the neuron's token, or the head's query.
    int at() {
        return occurrence.position() - window.start();
    }

    boolean ofHead() {
        return occurrence.key() != Occurrence.NO_KEY;
    }

    /// The token that the head looks at; -1 of a neuron.
    int key() {
        return ofHead() ? occurrence.key() - window.start() : Occurrence.NO_KEY;
    }

    /// The window's tokens without BOS.
    Prompt.Tokens prompt() {
        return new Prompt.Tokens(IntStream.of(window.ids()).skip(bos ? 1 : 0).boxed().toList());
    }

    AtTokens.Text question() {
        return new AtTokens.Text(prompt(), at());
    }

    /// Its value at a token: the neuron's activation, or the query's attention to it; `NaN` while it is not known, and where there is none.
    double value(int token) {
        TokenValues known = values;
        if (known == null) {
            return token == (ofHead() ? key() : at()) ? occurrence.value() : Double.NaN;
        }
        return !ofHead() ? known.values()[token] : token <= at() ? known.attention()[at()][token] : Double.NaN;
    }

    /// The tokens that are shown: those around it, and around the key.
    BitSet shown() {
        BitSet shown = new BitSet();
        int length = window.ids().length;
        shown.set(Math.max(0, at() - BEFORE), Math.min(length, at() + AFTER + 1));
        if (ofHead()) {
            shown.set(Math.max(0, key() - AROUND_KEY), Math.min(length, key() + AROUND_KEY + 1));
        }
        return shown;
    }
}
