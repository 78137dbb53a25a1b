package glasshead.cli;

import picocli.CommandLine.Option;

/// How rows are drawn.
final class ScrubOptions {

    @Option(names = "--samples", paramLabel = "N", defaultValue = "16",
            description = "How many times rows are drawn (default: ${DEFAULT-VALUE}); rows that a file brings along are one sample.")
    private int samples;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "What rows are drawn by (default: ${DEFAULT-VALUE}).")
    private long seed;

    int samples() {
        return samples;
    }

    long seed() {
        return seed;
    }
}
