package glasshead.ui.heads;

import glasshead.analysis.Detector;
import glasshead.analysis.HeadMetric;
import java.util.function.Consumer;

/// Ways to set up a head grid for a picture of it.
public final class CellPictures {

    public static final Consumer<HeadsViewModel> PATTERN = showing(CellPicture.PATTERN);
    public static final Consumer<HeadsViewModel> ATTRIBUTION = showing(new CellPicture.Metric(HeadMetric.ATTRIBUTION));
    public static final Consumer<HeadsViewModel> INDUCTION = showing(new CellPicture.Metric(HeadMetric.INDUCTION));
    public static final Consumer<HeadsViewModel> ENTROPY = showing(new CellPicture.Metric(HeadMetric.ENTROPY));

    public static final Consumer<HeadsViewModel> DETECTED = showing(new CellPicture.Detected(Detector.INDUCTION));
    public static final Consumer<HeadsViewModel> SCORING = DETECTED.andThen(HeadsViewModel::computeScores);

    public static final Consumer<HeadsViewModel> COMPOSITION = showing(CellPicture.COMPOSITION);

    public static final Consumer<HeadsViewModel> DUPLICATE = showing(new CellPicture.Metric(HeadMetric.DUPLICATE));

    private CellPictures() {}

    private static Consumer<HeadsViewModel> showing(CellPicture picture) {
        return model -> model.picture().set(picture);
    }
}
