package glasshead.ui.prompt;

import glasshead.engine.TokenRow;
import java.util.stream.IntStream;

/// Which tokens of two prompts differ, position by position.
final class Differences {

    private Differences() {}

    static boolean at(int position, TokenRow row, TokenRow facing) {
        return position >= facing.length() || row.ids()[position] != facing.ids()[position];
    }

    /// The same of two prompts that two models read: an id says nothing there, what it stands for does.
    static boolean shownAt(int position, TokenRow row, TokenRow facing) {
        return position >= facing.length() || !row.labels()[position].equals(facing.labels()[position]);
    }

    static long count(TokenRow row, TokenRow facing) {
        return IntStream.range(0, row.length()).filter(position -> at(position, row, facing)).count();
    }
}
