package glasshead.pixels;

/// A choice of colours for data.
public enum Palette {
    DEFAULT
}
