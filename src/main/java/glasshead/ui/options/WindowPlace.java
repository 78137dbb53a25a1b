package glasshead.ui.options;

/// Where the window was, in the screen's units.
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
}
