package glasshead.ui.document;

/// What menu and keys do with data sets.
public interface SetActions {

    /// From a prompt to the set, and back.
    void flip();

    /// Opens the table of all rows.
    void edit();

    /// Shows another example of the set, so many rows on.
    void step(int by);
}
