package glasshead.ui.options;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import glasshead.pixels.Palette;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is kept between two starts of the program.
///
/// @param window  once there was one
/// @param splits  for each split pane by name, where its dividers are, 0 to 1
/// @param timelineFolded whether the curves of a model's training are folded away
/// @param interventions  whether their drawer is open
/// @param history        whether its drawer is open
/// @param firstMinute    whether the first three things to click are still offered: to who has no settings yet
public record Settings(boolean dark, boolean largeText, Palette palette, @Nullable WindowPlace window, Map<String, List<Double>> splits,
        boolean timelineFolded, boolean interventions, boolean history, boolean firstMinute) {

    public static final Settings FIRST = new Settings(false, false, Palette.DEFAULT, null, Map.of(), false, false, false, true);

    public Settings {
        splits = Map.copyOf(splits);
    }

    /// What is missing has its usual value, so that files from before a setting existed are read.
    @JsonCreator
    private static Settings read(@JsonProperty("dark") @Nullable Boolean dark, @JsonProperty("largeText") @Nullable Boolean largeText,
            @JsonProperty("palette") @Nullable Palette palette, @JsonProperty("window") @Nullable WindowPlace window,
            @JsonProperty("splits") @Nullable Map<String, List<Double>> splits,
            @JsonProperty("timelineFolded") @Nullable Boolean timelineFolded,
            @JsonProperty("interventions") @Nullable Boolean interventions,
            @JsonProperty("history") @Nullable Boolean history,
            @JsonProperty("firstMinute") @Nullable Boolean firstMinute) {
        return new Settings(Objects.requireNonNullElse(dark, FIRST.dark), Objects.requireNonNullElse(largeText, FIRST.largeText),
                Objects.requireNonNullElse(palette, FIRST.palette), window, Objects.requireNonNullElse(splits, FIRST.splits),
                Objects.requireNonNullElse(timelineFolded, FIRST.timelineFolded),
                Objects.requireNonNullElse(interventions, FIRST.interventions),
                Objects.requireNonNullElse(history, FIRST.history),
                Objects.requireNonNullElse(firstMinute, false));
    }
}
