package glasshead.ui.format;

import glasshead.experiment.Texts;
import java.util.stream.Collectors;

/// How numbers are written everywhere: a real minus sign, always the same number of decimals, `–` for what is undefined.
public final class Numbers {

    private static final String UNDEFINED = "–";
    private static final int MOST_DECIMALS = 6;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /// `+2.25`, `−4.72`; what rounds to nothing is `0.00` without a sign.
    public static String signed(double value) {
        return signed(value, 2);
    }

    public static String signed(double value, int decimals) {
        String written = plain(value, decimals);
        return value > 0 && !isZero(written) ? "+" + written : written;
    }

    public static String plain(double value, int decimals) {
        if (Double.isNaN(value)) {
            return UNDEFINED;
        }
        String digits = magnitude(value, decimals, "f");
        return value < 0 && !isZero(digits) ? "−" + digits : digits;
    }

    /// With at least this many digits that count, and no less than that many decimals: `0.00042`, `1.300`.
    public static String telling(double value, int decimals) {
        int needed = value == 0 || Double.isNaN(value) ? 0 : (int) Math.ceil(-Math.log10(Math.abs(value))) + 1;
        return plain(value, Math.clamp(needed, decimals, MOST_DECIMALS));
    }

    /// `3.2·10⁻⁷`; without decimals `3·10⁻⁷`, and a power of ten is `10⁻⁷`.
    public static String scientific(double value, int decimals) {
        String[] parts = magnitude(value, decimals, "e").split("e");
        int exponent = Integer.parseInt(parts[1]);
        String digits = String.valueOf(Math.abs(exponent)).chars().mapToObj(digit -> String.valueOf(SUPERSCRIPTS.charAt(digit - '0')))
                .collect(Collectors.joining());
        return (value < 0 ? "−" : "") + (parts[0].equals("1") ? "" : parts[0] + "·") + "10" + (exponent < 0 ? "⁻" : "") + digits;
    }

    @SuppressWarnings("FormatStringAnnotation") // The one place where the pattern depends on a value.
    private static String magnitude(double value, int decimals, String conversion) {
        return Texts.format("%." + decimals + conversion, Math.abs(value));
    }

    /// `12 769`
    public static String grouped(long count) {
        return Texts.format("%,d", count).replace(',', ' ');
    }

    /// A probability in per cent with one decimal; what rounds to nothing is `<0.1 %`.
    public static String percent(double probability) {
        if (Double.isNaN(probability)) {
            return UNDEFINED;
        }
        return probability > 0 && probability < 0.0005 ? "<0.1 %" : plain(100 * probability, 1) + " %";
    }

    /// A change of a probability in percentage points.
    public static String points(double change) {
        return signed(100 * change, 1);
    }

    private static boolean isZero(String digits) {
        return digits.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    }
}
