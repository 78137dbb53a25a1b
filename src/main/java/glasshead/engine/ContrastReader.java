package glasshead.engine;

import glasshead.analysis.ContrastTokens;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Positions;
import glasshead.experiment.Texts;
import java.util.List;
import java.util.stream.IntStream;

/// Turns a contrast as written into token ids and a position, and says what in it may not mean what the user thinks.
final class ContrastReader {

    private final TokenReader tokens;
    private final List<String> warnings;

    /// @param warnings receives a sentence for each doubt
    ContrastReader(TokenReader tokens, List<String> warnings) {
        this.tokens = tokens;
        this.warnings = warnings;
    }

    ContrastTokens read(Contrast contrast, int length) {
        int[] answers = ids(contrast.answers(), "answer");
        int[] distractors = ids(contrast.distractors(), "distractor");
        for (int id : answers) {
            if (IntStream.of(distractors).anyMatch(other -> other == id)) {
                throw new BadInput("'" + tokens.text(id)
                        + "' is both answer and distractor, so their difference says nothing; change one of them.");
            }
        }
        int position = contrast.position() == Contrast.LAST ? length - 1 : contrast.position();
        return new ContrastTokens(answers, distractors, Positions.of(position).resolve(length)[0]);
    }

    private int[] ids(List<String> written, String role) {
        return written.stream().mapToInt(token -> id(token, role)).distinct().toArray();
    }

    private int id(String written, String role) {
        if (written.isEmpty()) {
            throw new BadInput("The " + role + " is empty; give a token, as ' Mary', or an id, as #1168.");
        }
        int[] ids = tokens.pieces(written);
        if (ids.length > 1) {
            warnings.add(Texts.format("'%s' is %d tokens, not one; only its first, '%s', is measured.", written, ids.length, tokens.text(
                    ids[0])));
        } else if (Character.isLetter(written.codePointAt(0)) && tokens.isOneToken(" " + written)) {
            warnings.add(Texts.format("'%s' has no leading space; inside a sentence the token is ' %s'.", written, written));
        }
        return ids[0];
    }
}
