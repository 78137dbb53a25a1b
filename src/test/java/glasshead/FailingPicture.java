package glasshead;

import glasshead.cli.Snapshots.Picture;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.BadInput;
import glasshead.experiment.view.Shown;
import java.nio.file.Path;

/// Draws a window that can't be opened, in a process of its own, and prints what that ends in.
final class FailingPicture {

    private FailingPicture() {}

    public static void main(String[] arguments) {
        try {
            new WindowPicture(() -> {
                throw new IllegalStateException("no models");
            }, System.err::println).take(new Picture(Shown.first(TinyEnglish.experiment("ioi")), null, 800, 600, false, false), Path
                    .of("never.png"));
        } catch (BadInput problem) {
            System.out.println(problem.getMessage());
        }
    }
}
