package glasshead.ui.format;

import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.session.Session;
import glasshead.ui.bars.BarsView;
import glasshead.ui.bars.BarsViewModel;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.heads.CellPictures;
import glasshead.ui.heads.HeadsView;
import glasshead.ui.heads.HeadsViewModel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.predictions.PredictionsView;
import glasshead.ui.predictions.PredictionsViewModel;
import glasshead.ui.provenance.ProvenanceView;
import glasshead.ui.provenance.ProvenanceViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Draws every panel in light and dark, small and large, into `target/pictures`.
public final class PanelPictures {

    private PanelPictures() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                draw();
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void draw() {
        for (boolean dark : List.of(false, true)) {
            String theme = dark ? "-dark" : "-light";
            save("bars" + theme, bars(ablated(4, 6, 15), dark, false), 414, 600, dark, false);
            save("predictions" + theme, predictions(ablated(4, 6, 15), dark, false), 485, 180, dark, false);
            save("heads" + theme, heads(ablated(4, 6, 15), CellPictures.PATTERN, dark, false), 415, 615, dark, false);
            save("heads-metric" + theme, heads(ablated(4, 6, 15), CellPictures.ATTRIBUTION, dark, false), 415, 615, dark, false);
            save("provenance" + theme, provenance(ablated(4, 6, 15)), 440, 180, dark, false);
            save("heads-scores" + theme, heads(ablated(4, 6, 15), CellPictures.DETECTED, GivenScores.known(4, 6), dark, false), 415, 615,
                    dark, false);
            save("heads-composition" + theme, heads(locked(4, 6), CellPictures.COMPOSITION, dark, false), 415, 615, dark, false);
            save("heads-composition-none" + theme, heads(GivenRuns.session(4, 6, 15), CellPictures.COMPOSITION, dark, false), 415, 615,
                    dark, false);
            save("heads-no-scores" + theme, heads(ablated(4, 6, 15), CellPictures.DETECTED, dark, false), 415, 615, dark, false);
            save("heads-scoring" + theme, heads(ablated(4, 6, 15), CellPictures.SCORING, GivenScores.underWay(), dark, false), 415, 615,
                    dark, false);
        }
        save("heads-scores-12", heads(GivenRuns.session(12, 12, 100), CellPictures.DETECTED, GivenScores.known(12, 12), false, false), 415,
                615, false, false);
        save("heads-composition-narrow", heads(locked(4, 6), CellPictures.COMPOSITION, true, false), 250, 420, true, false);
        save("heads-composition-large", heads(locked(12, 12), CellPictures.COMPOSITION, false, true), 415, 615, false, true);
        save("heads-scores-narrow", heads(GivenRuns.session(4, 6, 15), CellPictures.DETECTED, GivenScores.known(4, 6), true, false), 250,
                420, true, false);
        save("heads-scores-large", heads(GivenRuns.session(4, 6, 15), CellPictures.DETECTED, GivenScores.known(4, 6), false, true), 415,
                615, false, true);
        save("heads-no-scores-narrow", heads(GivenRuns.session(4, 6, 15), CellPictures.DETECTED, false, true), 250, 300, false, true);
        save("bars-baseline", bars(GivenRuns.session(12, 12, 100), false, false), 300, 500, false, false);
        save("predictions-baseline", predictions(GivenRuns.session(4, 6, 15), false, false), 485, 400, false, false);
        save("predictions-narrow", predictions(ablated(4, 6, 15), false, false), 290, 400, false, false);
        save("predictions-large", predictions(ablated(4, 6, 15), false, true), 485, 400, false, true);
        save("heads-12", heads(ablated(12, 12, 100), CellPictures.PATTERN, false, false), 415, 615, false, false);
        save("heads-12-induction", heads(ablated(12, 12, 100), CellPictures.INDUCTION, false, false), 415, 615, false, false);
        save("heads-24", heads(ablated(24, 16, 100), CellPictures.PATTERN, true, false), 415, 615, true, false);
        save("heads-narrow", heads(partly(), CellPictures.PATTERN, false, false), 250, 420, false, false);
        save("heads-partly", heads(partly(), CellPictures.ATTRIBUTION, true, false), 520, 420, true, false);
        save("heads-one", heads(GivenRuns.session(1, 1, 8), CellPictures.PATTERN, false, false), 300, 500, false, false);
        save("heads-duplicate", heads(ablated(4, 6, 15), CellPictures.DUPLICATE, false, false), 415, 615, false, false);
        save("heads-none", heads(GivenRuns.session(0, 6, 8), CellPictures.PATTERN, false, false), 300, 300, false, false);
        save("heads-large", heads(ablated(4, 6, 8), CellPictures.ENTROPY, false, true), 415, 615, false, true);
        save("bars-large", bars(ablated(4, 6, 15), false, true), 414, 600, false, true);
        save("bars-waiting", bars(GivenRuns.waiting(), false, false), 300, 300, false, false);
    }

    private static Session ablated(int layers, int heads, int tokens) {
        Session session = GivenRuns.session(layers, heads, tokens);
        session.change(experiment -> experiment.toggled(Sample.L2H4));
        session.selection().click(Sample.L2H4);
        return session;
    }

    private static Session locked(int layers, int heads) {
        Session session = GivenRuns.session(layers, heads, 15);
        session.selection().click(Sample.L2H4);
        return session;
    }

    private static Session partly() {
        Session session = GivenRuns.session(4, 6, 15);
        session.change(experiment -> experiment.plus(Intervention.zero(Sample.L2H4).at(Positions.of(Positions.END))).toggled(new Head(2,
                5)));
        session.selection().hovered().set(new Head(2, 5));
        return session;
    }

    private static Panel bars(Session session, boolean dark, boolean large) {
        return new BarsView(new BarsViewModel(session, new ProvenanceViewModel(session).explained()), options(dark, large),
                new ManualClock()).panel();
    }

    private static Panel predictions(Session session, boolean dark, boolean large) {
        return new PredictionsView(new PredictionsViewModel(session, new ProvenanceViewModel(session).explained()), options(dark, large))
                .panel();
    }

    private static Panel heads(Session session, Consumer<HeadsViewModel> picture, boolean dark, boolean large) {
        return heads(session, picture, new GivenScores(), dark, large);
    }

    private static Panel heads(Session session, Consumer<HeadsViewModel> picture, GivenScores scores, boolean dark, boolean large) {
        HeadsViewModel model = new HeadsViewModel(session, new ProvenanceViewModel(session).explained(), scores);
        picture.accept(model);
        return new HeadsView(model, options(dark, large)).panel();
    }

    private static Panel provenance(Session session) {
        return new ProvenanceView(new ProvenanceViewModel(session)).panel();
    }

    private static ViewOptions options(boolean dark, boolean large) {
        ViewOptions options = new ViewOptions();
        options.dark().set(dark);
        options.largeText().set(large);
        return options;
    }

    private static void save(String name, Panel panel, double width, double height, boolean dark, boolean large) {
        Scene scene = Picture.scene(panel, width, height, options(dark, large));
        try {
            Picture.save(scene, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
