package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationSums.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What every sender of one row writes: token and position embedding, each head by its z, each MLP. Arrays have at least as many positions
/// as are asked for.
public interface Senders {

    /// `[pos, d_model]`
    NDArray input(NDManager target);

    /// `[pos, head, d_head]`
    NDArray z(NDManager target, int layer);

    /// `[pos, d_model]`
    NDArray mlp(NDManager target, int layer);

    /// Queries, keys or values, `[pos, head, d_head]`: what stands there where these senders write. They are no senders of the graph.
    NDArray port(NDManager target, Site site, int layer);

    /// As a run has them.
    static Senders of(ActivationCache run) {
        return new Senders() {
            @Override
            public NDArray input(NDManager target) {
                return run.get(target, Site.RESID_PRE, 0);
            }

            @Override
            public NDArray z(NDManager target, int layer) {
                return run.get(target, Site.Z, layer);
            }

            @Override
            public NDArray mlp(NDManager target, int layer) {
                return run.get(target, Site.MLP_OUT, layer);
            }

            @Override
            public NDArray port(NDManager target, Site site, int layer) {
                return run.get(target, site, layer);
            }
        };
    }

    /// The mean over many runs, position by position.
    ///
    /// @param sums   of [#places]
    /// @param length positions that are needed; every one of them is in one of the runs at least
    static Senders means(ActivationSums sums, int length) {
        return new Senders() {
            @Override
            public NDArray input(NDManager target) {
                return sums.perPosition(target, new Place(Site.RESID_PRE, 0), length);
            }

            @Override
            public NDArray z(NDManager target, int layer) {
                return sums.perPosition(target, new Place(Site.Z, layer), length);
            }

            @Override
            public NDArray mlp(NDManager target, int layer) {
                return sums.perPosition(target, new Place(Site.MLP_OUT, layer), length);
            }

            @Override
            public NDArray port(NDManager target, Site site, int layer) {
                return sums.perPosition(target, new Place(site, layer), length);
            }
        };
    }

    /// What means are made of.
    static Set<Place> places(Gpt2Config config) {
        Set<Place> places = new HashSet<>(Set.of(new Place(Site.RESID_PRE, 0)));
        for (int layer = 0; layer < config.layers(); layer++) {
            places.add(new Place(Site.Z, layer));
            if (config.hasMlp()) {
                places.add(new Place(Site.MLP_OUT, layer));
            }
        }
        return places;
    }

    /// The same with queries, keys and values.
    static Set<Place> placesWithPorts(Gpt2Config config) {
        Set<Place> places = places(config);
        for (int layer = 0; layer < config.layers(); layer++) {
            for (Site site : List.of(Site.Q, Site.K, Site.V)) {
                places.add(new Place(site, layer));
            }
        }
        return places;
    }

    /// Nothing.
    static Senders zero(Gpt2Config config, int length) {
        return new Senders() {
            @Override
            public NDArray input(NDManager target) {
                return target.zeros(new Shape(length, config.dModel()));
            }

            @Override
            public NDArray z(NDManager target, int layer) {
                return target.zeros(new Shape(length, config.heads(), config.dHead()));
            }

            @Override
            public NDArray mlp(NDManager target, int layer) {
                return input(target);
            }

            @Override
            public NDArray port(NDManager target, Site site, int layer) {
                return z(target, layer);
            }
        };
    }
}
