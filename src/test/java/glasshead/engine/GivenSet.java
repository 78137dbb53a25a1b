package glasshead.engine;

import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.Thumbnails;
import glasshead.dataset.DataSets;
import glasshead.experiment.Experiment;
import glasshead.experiment.Subject;
import glasshead.session.InferenceService;
import glasshead.session.QuestionService;
import glasshead.session.Runs;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.List;

/// The set of 24 pairs whose figures TransformerLens computed (reference/circuits), as what a session is about.
public final class GivenSet {

    /// Mean logit difference, untouched.
    public static final double CLEAN = 2.778773;
    /// The same with L2H4 set to zero.
    public static final double WITHOUT_L2H4 = 2.405646;
    /// Mean direct attribution of L2H3, and its standard error.
    public static final double L2H3 = 0.498163;
    public static final double ERROR_OF_L2H3 = 0.295764;

    private GivenSet() {}

    public static Experiment experiment() {
        return TinyEnglish.experiment("ioi").withSubject(Subject.OfSet.first(DataSets.read(Path.of(
                "src/test/resources/reference/circuits/tiny-english/ioi.csv"))));
    }

    public static InferenceService service() {
        return new InferenceService(TinyEnglish::engine);
    }

    /// Runs that compute what the main window's panels show.
    public static Runs runs(QuestionService service) {
        return new Runs(service, List.of(LogitAttribution.ANALYSIS, HeadScores.ANALYSIS, Thumbnails.ANALYSIS, Predictions.ANALYSIS));
    }

    public static Session session(QuestionService service) {
        return new Session(runs(service), experiment());
    }
}
