package glasshead.experiment;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/// The one way a number gets into a text: with a point and the digits 0 to 9, whatever the language of the machine.
public final class Texts {

    private Texts() {}

    /// As `String.format`, whose own default is the machine's locale: a decimal comma in German, other digits in Arabic.
    @FormatMethod
    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
