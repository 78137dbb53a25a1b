package glasshead;

import javafx.animation.AnimationTimer;

/// Waiting until something is drawn.
final class Frames {

    /// A timer's turn comes before its frame is drawn, so the second turn is after the first frame.
    static final int ONE_DRAWN = 2;

    private Frames() {}

    /// Does something in the turn of the `count`-th frame from now. On the FX thread.
    static void after(int count, Runnable then) {
        new AnimationTimer() {
            private int turns;

            @Override
            public void handle(long now) {
                turns++;
                if (turns == count) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }
}
