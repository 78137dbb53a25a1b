package glasshead.scan;

import java.io.Serializable;

/// What a scan is of: a scan of other weights, another tokenizer or another corpus says nothing of these.
///
/// @param weights   mark of their whole content
/// @param tokenizer mark of its files
/// @param corpus    mark of its files
/// @param context   the longest row, BOS counted
/// @param bos       whether each row begins with BOS
public record ScanOf(String weights, String tokenizer, String corpus, int context, boolean bos) implements Serializable {

    /// Tokens of a text in one row.
    public int room() {
        return context - (bos ? 1 : 0);
    }

    /// Where the window begins in which a position counts, by number of the text's token.
    int start(int position) {
        return Window.of(Integer.MAX_VALUE, room(), position - (bos ? 1 : 0)).start();
    }
}
