package glasshead.experiment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// Writes files that are there whole or as they were, whatever happens in between: beside their place, to the disk, and then moved there.
public final class WholeFile {

    /// What goes into a file.
    @FunctionalInterface
    public interface Content {
        /// @param out stays open
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /// Writes `file`, whose folder is there; of a link, the file that it leads to. The rights of a file that was there stay as they were.
    /// What is no file, as `/dev/stdout` or a pipe, can't be replaced and is written into.
    public static void write(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                content.writeTo(out);
            }
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        UnfinishedFiles.clearOf(target);
        boolean written = false;
        while (!written) {
            // Not a temporary file of the system's, since those can be read by nobody else.
            Path beside = UnfinishedFiles.begin(target);
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                written = UnfinishedFiles.lock(channel, beside);
                if (written) {
                    UnfinishedFiles.note(beside);
                    finish(channel, beside, target, content);
                }
            } finally {
                UnfinishedFiles.end(beside);
            }
        }
    }

    /// Moved while it is open, so that it is locked from the first byte to the last.
    private static void finish(FileChannel channel, Path beside, Path target, Content content) throws IOException {
        keepRights(target, beside);
        content.writeTo(Channels.newOutputStream(channel));
        channel.force(true);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A file that only its owner could read must not become everybody's by being saved anew; one that must not be written is not.
    private static void keepRights(Path old, Path anew) throws IOException {
        if (!Files.exists(old)) {
            return;
        }
        if (!Files.isWritable(old)) {
            throw new AccessDeniedException(old.toString());
        }
        var rights = Files.getFileAttributeView(anew, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(Files.getPosixFilePermissions(old));
        }
    }

    /// Writes `text` as UTF-8 where the user wants it.
    ///
    /// @param what what the sentence begins with, as `The set`
    /// @throws BadInput when it can't be written there
    public static void write(String what, Path file, String text) {
        try {
            write(file, text);
        } catch (IOException e) {
            throw new BadInput(what + " can't be written as '" + file + "'; give a place where you may write and where there is room.", e);
        }
    }

    /// Writes `text` as UTF-8.
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
