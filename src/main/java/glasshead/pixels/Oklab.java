package glasshead.pixels;

/// A colour in OKLab, where equal distances look about equally large: `l` is lightness from 0 to 1, `a` green to red, `b` blue to yellow.
///
/// Matrices from Björn Ottosson, "A perceptual color space for image processing" (2020), public domain.
record Oklab(double l, double a, double b) {

    private static final int OPAQUE = 0xff000000;

    static Oklab of(int rgb) {
        double red = linear(rgb >> 16 & 0xff);
        double green = linear(rgb >> 8 & 0xff);
        double blue = linear(rgb & 0xff);
        double longCone = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double mediumCone = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double shortCone = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new Oklab(
                0.2104542553 * longCone + 0.7936177850 * mediumCone - 0.0040720468 * shortCone,
                1.9779984951 * longCone - 2.4285922050 * mediumCone + 0.4505937099 * shortCone,
                0.0259040371 * longCone + 0.7827717662 * mediumCone - 0.8086757660 * shortCone);
    }

    /// Opaque ARGB, clipped to what a screen can show.
    int argb() {
        double longCone = cube(l + 0.3963377774 * a + 0.2158037573 * b);
        double mediumCone = cube(l - 0.1055613458 * a - 0.0638541728 * b);
        double shortCone = cube(l - 0.0894841775 * a - 1.2914855480 * b);
        int red = encoded(4.0767416621 * longCone - 3.3077115913 * mediumCone + 0.2309699292 * shortCone);
        int green = encoded(-1.2684380046 * longCone + 2.6097574011 * mediumCone - 0.3413193965 * shortCone);
        int blue = encoded(-0.0041960863 * longCone - 0.7034186147 * mediumCone + 1.7076147010 * shortCone);
        return OPAQUE | red << 16 | green << 8 | blue;
    }

    /// `share` of the way from this colour to `other`.
    Oklab towards(Oklab other, double share) {
        return new Oklab(l + share * (other.l - l), a + share * (other.a - a), b + share * (other.b - b));
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int encoded(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.clamp(value, 0, 1));
    }
}
