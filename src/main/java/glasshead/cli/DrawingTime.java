package glasshead.cli;

import glasshead.engine.Benchmark.Result;
import glasshead.pixels.Cells;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Palette;
import glasshead.pixels.Raster;
import java.util.Arrays;

/// How long the grid of GPT-2 small's heads takes at 100 tokens, which is drawn anew on every change; against filling as many pixels with
/// one colour.
final class DrawingTime {

    private static final int HEADS = 12;
    private static final int TOKENS = 100;
    private static final int WARM_UP = 20;
    private static final float WEIGHT = 0.3f;

    private final Raster raster = new Raster(HEADS * TOKENS, HEADS * TOKENS);
    private final Cells cells;
    private final ColourScale scale = ColourScale.sequential(Palette.DEFAULT, false, 1);

    DrawingTime() {
        float[] values = new float[TOKENS * TOKENS];
        Arrays.fill(values, WEIGHT);
        cells = Cells.causal(TOKENS, values);
    }

    Result measure(int repeats) {
        for (int i = 0; i < WARM_UP; i++) {
            draw();
            fill();
        }
        return new Result.Time("draw-144-patterns", median(this::draw, repeats), median(this::fill, repeats));
    }

    private void draw() {
        for (int layer = 0; layer < HEADS; layer++) {
            for (int head = 0; head < HEADS; head++) {
                raster.draw(cells, scale, head * TOKENS, layer * TOKENS, 1, 1, 0);
            }
        }
    }

    private void fill() {
        Arrays.fill(raster.pixels(), scale.colour(WEIGHT));
    }

    private static double median(Runnable job, int repeats) {
        double[] times = new double[repeats];
        Arrays.setAll(times, _ -> milliseconds(job));
        Arrays.sort(times);
        return times[repeats / 2];
    }

    private static double milliseconds(Runnable job) {
        long begin = System.nanoTime();
        job.run();
        return (System.nanoTime() - begin) / 1e6;
    }
}
