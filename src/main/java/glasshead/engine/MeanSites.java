package glasshead.engine;

import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Quoted;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.Gpt2Config;
import glasshead.scan.ReadSite;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The sites whose mean activations a scan takes: those that a mean ablation can stand at.
final class MeanSites {

    private MeanSites() {}

    /// @param names TransformerLens names; those without a layer stand for the site in every layer that has it
    /// @throws BadInput when the model has no such site, or it has no mean
    static List<ReadSite> of(List<String> names, Gpt2Config config) {
        return names.stream().flatMap(name -> places(name, config)).distinct().map(where -> new ReadSite(where.siteName(), width(where
                .site(), config))).toList();
    }

    private static Stream<Where> places(String name, Gpt2Config config) {
        Site everywhere = Site.named(name).filter(Site::perLayer).orElse(null);
        if (everywhere == null) {
            Where where = Where.parse(name);
            PlaceCheck.of(config).check(mean(where));
            return Stream.of(where);
        }
        Where first = Where.layer(everywhere, 0);
        PlaceCheck anyModel = new PlaceCheck(1, 1, 1);
        anyModel.check(mean(first));
        return IntStream.range(0, config.layers()).mapToObj(layer -> Where.layer(everywhere, layer)).filter(where -> PlaceCheck.of(config)
                .objection(mean(where)).isEmpty());
    }

    private static Intervention mean(Where where) {
        return new Intervention(where, Positions.ALL, new Action.Mean(true));
    }

    private static int width(Site site, Gpt2Config config) {
        return switch (site.axes()) {
            case RESIDUAL -> config.dModel();
            case HEAD -> config.heads() * config.dHead();
            case NEURON -> config.dMlp();
            case SCALE, PATTERN, HEAD_RESULT -> throw new BadInput("There is no mean of " + Quoted.of(site.shortName()) + ".");
        };
    }

    static Place place(ReadSite of) {
        Where where = Where.parse(of.site());
        return new Place(where.site(), where.layer());
    }
}
