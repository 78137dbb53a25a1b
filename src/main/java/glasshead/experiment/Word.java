package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A choice that is one lower-case word in JSON: `RANDOM_FIRST` is `random_first`.
public interface Word {

    /// Of the enum's constant.
    String name();

    @JsonValue
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
