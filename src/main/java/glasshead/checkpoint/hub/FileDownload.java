package glasshead.checkpoint.hub;

import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Brings one file into the cache: what is missing of it, checked as a whole, then moved into place.
record FileDownload(HubClient client, HubCache cache, Patience patience, RepositoryName repository) {

    private static final int BLOCK = 1 << 16;
    private static final int MOST_SPOILT = 2;

    void fetch(RemoteFile file) throws IOException, InterruptedException {
        Path blob = cache.blob(repository, file.hash());
        Files.createDirectories(blob.getParent());
        try (var _ = CacheLock.take(cache.lock(repository, file.hash()), patience)) {
            for (int spoilt = 0; !Files.exists(blob); spoilt++) {
                if (spoilt == MOST_SPOILT) {
                    throw new BadInput("The file " + Quoted.of(file.name()) + " of " + repository
                            + " arrived with other contents than the hub announced: nothing was kept, get it again later.");
                }
                fetchOnce(file, blob, blob.resolveSibling(blob.getFileName() + ".incomplete"));
            }
        }
        cache.publish(blob, cache.pointer(repository, file.commit(), file.name()));
    }

    /// Leaves the whole file in place, or nothing of it when it is not what it should be.
    private void fetchOnce(RemoteFile file, Path blob, Path partial) throws IOException, InterruptedException {
        patience.with(Quoted.of(file.name()), () -> partial.toFile().length(), () -> {
            transfer(file, partial);
            return partial;
        });
        patience.meter().tell(Stage.CHECKING, "");
        boolean whole = Checksum.fits(partial, file.hash(), patience.control()::isCancelled);
        patience.control().await();
        if (whole) {
            Files.move(partial, blob, StandardCopyOption.ATOMIC_MOVE);
        } else {
            discard(partial);
        }
    }

    private void transfer(RemoteFile file, Path partial) throws IOException, InterruptedException {
        if (partial.toFile().length() > file.size()) {
            discard(partial);
        }
        long from = partial.toFile().length();
        if (from == file.size()) {
            Files.write(partial, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return;
        }
        HttpResponse<InputStream> response = client.open(repository, file, from);
        try (InputStream body = response.body()) {
            if (Answers.isUnsatisfiable(response.statusCode())) {
                discard(partial);
                throw new TryAgain("the server does not go on in the middle of a file", Duration.ZERO);
            }
            client.check(response, repository);
            if (from > 0 && !goesOn(response, from)) {
                discard(partial);
            }
            copy(body, partial, file.size());
        }
    }

    /// Whether the answer begins where the partial file ends; a server may answer with the whole file.
    private static boolean goesOn(HttpResponse<InputStream> response, long from) {
        return Answers.isPartial(response.statusCode())
                && response.headers().firstValue("Content-Range").filter(range -> range.startsWith("bytes " + from + "-")).isPresent();
    }

    private void copy(InputStream body, Path partial, long size) throws IOException {
        long here = partial.toFile().length();
        byte[] block = new byte[BLOCK];
        try (FileChannel out = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Watch watch = new Watch(body, patience)) {
            while (here < size) {
                int read = read(body, block, watch);
                watch.alive();
                // More than announced is as wrong as other contents, and the check after the last byte says so.
                for (ByteBuffer bytes = ByteBuffer.wrap(block, 0, read); bytes.hasRemaining();) {
                    out.write(bytes);
                }
                here += read;
                patience.meter().arrived(read);
            }
        }
    }

    private static int read(InputStream body, byte[] block, Watch watch) throws TryAgain {
        IOException cause = null;
        try {
            int read = body.read(block);
            if (read > 0) {
                return read;
            }
        } catch (IOException broken) {
            cause = broken;
        }
        TryAgain failure = new TryAgain(watch.foundSilent() ? "the connection went silent" : "the connection broke", Duration.ZERO);
        failure.initCause(cause);
        throw failure;
    }

    private void discard(Path partial) throws IOException {
        long lost = partial.toFile().length();
        Files.deleteIfExists(partial);
        patience.meter().arrived(-lost);
    }
}
