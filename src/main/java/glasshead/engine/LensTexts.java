package glasshead.engine;

import glasshead.engine.scores.ContentHashes;
import glasshead.experiment.BadInput;
import glasshead.experiment.Prompt;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Texts that a lens is fitted on, as the model reads them.
///
/// @param rows as many tokens of each as the model's context has
/// @param left how many could not be read
record LensTexts(List<TokenRow> rows, int left) {

    private static final int SHORTEST = 2;

    static LensTexts of(LoadedModel loaded, List<Prompt> texts) {
        List<TokenRow> rows = new ArrayList<>();
        int left = 0;
        for (Prompt text : texts) {
            try {
                TokenRow row = loaded.tokens().read(loaded.tokens().cut(text, true), true);
                if (row.length() >= SHORTEST) {
                    rows.add(row);
                } else {
                    left++;
                }
            } catch (BadInput unreadable) {
                left++;
            }
        }
        return new LensTexts(List.copyOf(rows), left);
    }

    /// Tells these texts from any others.
    String mark() {
        MessageDigest digest = ContentHashes.sha256();
        for (TokenRow row : rows) {
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (row.length() + 1)).putInt(row.length());
            Arrays.stream(row.ids()).forEach(bytes::putInt);
            digest.update(bytes.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// @throws BadInput when there are fewer
    LensTexts require(int fewest) {
        if (rows.size() < fewest) {
            throw new BadInput("A lens is fitted on at least " + fewest + " texts, and " + rows.size()
                    + " of these can be read; give more, "
                    + "one a line.");
        }
        return this;
    }
}
