package glasshead.ui.delay;

/// One thing that is done when a while has passed in which nobody asked for it again. On the FX thread, as all that is called here.
public interface Delay {

    /// The while begins, or begins anew.
    void restart();

    /// It is not done, until the next [#restart].
    void cancel();
}
