package glasshead.experiment;

import java.util.Arrays;

/// How scores of edges are found: each is what cutting that one edge changes, or an approximation of it.
public sealed interface EdgeMethod {

    /// Whether scores come from gradients, so that they are approximate.
    boolean approximate();

    /// Each edge cut by itself.
    record Exact() implements EdgeMethod {
        @Override
        public boolean approximate() {
            return false;
        }

        @Override
        public String toString() {
            return "exact";
        }
    }

    /// By the gradient at the untouched run: edge attribution patching.
    record Eap() implements EdgeMethod {
        @Override
        public boolean approximate() {
            return true;
        }

        @Override
        public String toString() {
            return "EAP";
        }
    }

    /// By the mean of gradients on the way from the corrupted embeddings to the own ones: EAP with integrated gradients.
    ///
    /// @param fromOne at shares 1/steps to 1, as the paper; else at 0 to (steps - 1)/steps, as the published code and MIB
    record EapIg(int steps, boolean fromOne) implements EdgeMethod {

        private static final int MOST = 1000;

        /// As published.
        public static final int STEPS = 5;

        public EapIg {
            if (steps < 1 || steps > MOST) {
                throw new BadInput("Integrated gradients take 1 to " + MOST + " steps, not " + steps + ".");
            }
        }

        /// How much of the own embedding each point has.
        public double[] shares() {
            double[] shares = new double[steps];
            Arrays.setAll(shares, k -> (double) (fromOne ? k + 1 : k) / steps);
            return shares;
        }

        @Override
        public boolean approximate() {
            return true;
        }

        @Override
        public String toString() {
            return "EAP-IG, " + steps + " steps from " + (fromOne ? "one" : "zero");
        }
    }
}
