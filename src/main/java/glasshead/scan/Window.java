package glasshead.scan;

import java.util.ArrayList;
import java.util.List;

/// A part of a text that is read at once. A text longer than the context is read in windows that overlap by half; each token counts once,
/// where it first stands, with at least half a context before it.
///
/// @param start   its first token, by number in the text, BOS not counted
/// @param length  tokens in it, BOS not counted
/// @param counted the first one that counts, by number in the window
public record Window(int start, int length, int counted) {

    /// @param tokens of the text
    /// @param room   tokens of the context, BOS not counted
    public static List<Window> of(int tokens, int room) {
        List<Window> windows = new ArrayList<>();
        int step = Math.max(1, room / 2);
        int read = 0;
        for (int start = 0; read < tokens; start += step) {
            int end = Math.min(start + room, tokens);
            windows.add(new Window(start, end - start, read - start));
            read = end;
        }
        return windows;
    }

    /// The window in which a token counts.
    public static Window of(int tokens, int room, int token) {
        int step = Math.max(1, room / 2);
        int number = token < room ? 0 : (token - room) / step + 1;
        int start = number * step;
        int end = Math.min(start + room, tokens);
        return new Window(start, end - start, number == 0 ? 0 : room - step);
    }
}
