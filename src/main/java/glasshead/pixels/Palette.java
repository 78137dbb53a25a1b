package glasshead.pixels;

/// A choice of colours for data, each of them safe for colour-blind eyes: what is more differs in lightness, not only in hue.
///
/// Signed data has the same two hues in every palette, because they carry meaning in the whole window: teal pushes the answer,
/// orange the distractor.
public enum Palette {
    /// From the panel's own surface to deep blue, or in the dark over teal to pale yellow.
    BLUES("Blues", new int[] {0xffffff, 0xcfe1f3, 0x86b8e0, 0x3a80c1, 0x0b316f},
            new int[] {0x171d26, 0x1d3969, 0x2c6da6, 0x58b8bb, 0xf3f5c4}),
    /// Five samples of matplotlib's viridis (Stéfan van der Walt and Nathaniel Smith, CC0).
    VIRIDIS("Viridis", new int[] {0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xfde725},
            new int[] {0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xfde725}),
    GREYS("Greys", new int[] {0xffffff, 0x111317}, new int[] {0x171d26, 0xf6f7f9});

    public static final Palette DEFAULT = BLUES;

    /// Entries of a colour table.
    public static final int ENTRIES = 256;

    private static final Diverging LIGHT_DIVERGING = new Diverging(0xa34103, 0xffffff, 0x0a6c75);
    private static final Diverging DARK_DIVERGING = new Diverging(0xf79a5f, 0x1a2028, 0x4cc3cc);

    private final String label;
    private final int[] light;
    private final int[] dark;

    Palette(String label, int[] light, int[] dark) {
        this.label = label;
        this.light = sequentialTable(light);
        this.dark = sequentialTable(dark);
    }

    /// For the palette chooser.
    public String label() {
        return label;
    }

    /// 256 opaque ARGB colours from least to most; lightness goes one way in equal steps.
    public int[] sequential(boolean onDark) {
        return (onDark ? dark : light).clone();
    }

    /// 256 opaque ARGB colours from orange (most negative) over the panel's surface (zero, the two middle entries) to teal (most positive).
    /// Both sides have the same lightness at the same distance from zero.
    public int[] diverging(boolean onDark) {
        return (onDark ? DARK_DIVERGING : LIGHT_DIVERGING).table();
    }

    private record Diverging(int negative, int neutral, int positive) {

        int[] table() {
            int[] table = new int[ENTRIES];
            int half = ENTRIES / 2;
            for (int step = 0; step < half; step++) {
                double share = step / (half - 1.0);
                table[half - 1 - step] = Oklab.of(neutral).towards(Oklab.of(negative), share).argb();
                table[half + step] = Oklab.of(neutral).towards(Oklab.of(positive), share).argb();
            }
            return table;
        }
    }

    /// Each anchor sits where its lightness puts it, so that lightness changes in equal steps whatever the anchors are.
    private static int[] sequentialTable(int[] anchors) {
        Oklab first = Oklab.of(anchors[0]);
        double span = Oklab.of(anchors[anchors.length - 1]).l() - first.l();
        int[] table = new int[ENTRIES];
        int from = 0;
        for (int entry = 0; entry < ENTRIES; entry++) {
            double lightness = first.l() + span * entry / (ENTRIES - 1);
            while (from < anchors.length - 2 && Math.abs(Oklab.of(anchors[from + 1]).l() - first.l()) < Math.abs(lightness - first.l())) {
                from++;
            }
            Oklab below = Oklab.of(anchors[from]);
            Oklab above = Oklab.of(anchors[from + 1]);
            table[entry] = below.towards(above, (lightness - below.l()) / (above.l() - below.l())).argb();
        }
        return table;
    }
}
