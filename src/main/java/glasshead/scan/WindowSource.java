package glasshead.scan;

/// Gives the windows of texts that a scan's occurrences are in, by text and then by where they begin; again whenever it is asked.
@FunctionalInterface
public interface WindowSource {

    /// Gets a window.
    @FunctionalInterface
    interface Sink {

        /// @param text  its number
        /// @param start where the window begins, by number of the text's token
        /// @param ids   as the model reads it, BOS included
        void put(int text, int start, int[] ids);
    }

    void each(Sink to);
}
