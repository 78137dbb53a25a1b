package glasshead.ui.options;

import glasshead.pixels.Palette;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is kept between two starts of the program.
///
/// @param palette where the file names none, or one that this version does not know: the default
/// @param window  null until there was one
/// @param splits  for each split pane by name, where its dividers are, 0 to 1
/// @param timelineFolded whether the curves of a model's training are folded away
public record Settings(boolean dark, boolean largeText, Palette palette, WindowPlace window, Map<String, List<Double>> splits,
        boolean timelineFolded) {

    public static final Settings FIRST = new Settings(false, false, Palette.DEFAULT, null, Map.of(), false);

    public Settings {
        palette = Objects.requireNonNullElse(palette, Palette.DEFAULT);
        splits = splits == null ? Map.of() : Map.copyOf(splits);
    }
}
