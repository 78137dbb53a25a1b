package glasshead;

import glasshead.cli.Snapshots;
import java.nio.file.Path;

final class WindowPicture implements Snapshots {
    @Override
    public void take(Picture picture, Path out) {
        throw new UnsupportedOperationException();
    }
}
