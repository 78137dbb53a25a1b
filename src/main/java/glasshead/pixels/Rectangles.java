package glasshead.pixels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A raster as few rectangles of one colour each, which together cover what is not transparent, each pixel once.
public final class Rectangles {

    private Rectangles() {}

    /// In pixels; `right` and `bottom` are outside.
    public record Rectangle(int left, int top, int right, int bottom, int argb) {
    }

    private record Run(int left, int right, int argb) {
    }

    /// Runs of one colour, each as far down as the rows below have the same run.
    public static List<Rectangle> of(Raster raster) {
        List<Rectangle> all = new ArrayList<>();
        Map<Run, Integer> open = new HashMap<>();
        for (int y = 0; y <= raster.height(); y++) {
            Map<Run, Integer> now = new HashMap<>();
            for (Run run : y < raster.height() ? runs(raster, y) : List.<Run>of()) {
                Integer begun = open.remove(run);
                now.put(run, begun == null ? y : begun);
            }
            int bottom = y;
            open.forEach((run, top) -> all.add(new Rectangle(run.left, top, run.right, bottom, run.argb)));
            open = now;
        }
        return all;
    }

    private static List<Run> runs(Raster raster, int y) {
        List<Run> runs = new ArrayList<>();
        int[] pixels = raster.pixels();
        int row = y * raster.width();
        for (int x = 0; x < raster.width();) {
            int left = x;
            int argb = pixels[row + x];
            while (x < raster.width() && pixels[row + x] == argb) {
                x++;
            }
            if (argb != ColourScale.TRANSPARENT) {
                runs.add(new Run(left, x, argb));
            }
        }
        return runs;
    }
}
