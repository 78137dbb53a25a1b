package glasshead.checkpoint.hub;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Requests to the hub. The token goes to the hub's own address and nowhere else: large files lie on other hosts, which the hub redirects
/// to.
///
/// Source: huggingface_hub, `file_download.py`: metadata from a HEAD request (`X-Repo-Commit`, `X-Linked-Etag`, `X-Linked-Size` where the
/// file is stored elsewhere).
final class HubClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 8;
    private static final Logger LOG = Logger.getLogger(HubClient.class.getName());
    private static final Duration LOOKING = Duration.ofMillis(50);
    private static final Duration CONNECTING = Duration.ofSeconds(15);
    private static final String AGENT = "glasshead";

    private final URI hub;
    private final String token;
    private final RetryPolicy policy;
    private final DownloadControl control;
    /// For waiting on answers. The client's own `sendAsync` hands them over on the one pool that the whole program shares, behind whatever
    /// blocks there.
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECTING).build();

    HubClient(HubSettings settings, RetryPolicy policy, DownloadControl control) {
        this.hub = settings.address();
        this.token = settings.token();
        this.policy = policy;
        this.control = control;
    }

    /// What the hub says of a file; empty when the repository has none of that name.
    ///
    /// @throws TryAgain when it may be asked again
    Optional<RemoteFile> describe(RepositoryName repository, String revision, String file) throws IOException, InterruptedException {
        URI uri = address(repository, revision, file);
        FileHeaders found = new FileHeaders();
        for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
            HttpResponse<Void> response = send(request(uri).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers
                    .discarding());
            found.add(response.headers());
            if (Answers.isRedirect(response.statusCode())) {
                URI next = next(uri, response.headers());
                // What is stored elsewhere is described already; a renamed repository answers at its new address on the hub itself.
                if (!isHub(next)) {
                    return Optional.of(found.of(file));
                }
                uri = next;
            } else if (Answers.isMissingFile(response.statusCode(), response.headers())) {
                return Optional.empty();
            } else {
                check(response, repository);
                return Optional.of(found.of(file));
            }
        }
        throw new BadInput("The hub redirects " + repository + " in a circle: check HF_ENDPOINT.");
    }

    /// Opens a file from byte `from` on; the answer may begin at 0 all the same. The caller closes its body.
    HttpResponse<InputStream> open(RepositoryName repository, RemoteFile file, long from) throws IOException, InterruptedException {
        URI uri = address(repository, file.commit(), file.name());
        for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
            HttpRequest.Builder request = request(uri);
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-");
            }
            HttpResponse<InputStream> response = send(request.build(), BodyHandlers.ofInputStream());
            if (!Answers.isRedirect(response.statusCode())) {
                return response;
            }
            response.body().close();
            uri = next(uri, response.headers());
        }
        throw new BadInput("The hub redirects " + repository + " in a circle: check HF_ENDPOINT.");
    }

    /// @throws TryAgain when the file may be asked for again: also where its host elsewhere refuses, since addresses there run out after a
    ///     while
    void check(HttpResponse<?> response, RepositoryName repository) throws TryAgain {
        int status = response.statusCode();
        if (!isHub(response.uri()) && Answers.isRefusal(status)) {
            throw new TryAgain("the file's host refused (" + status + ")", Duration.ZERO);
        }
        Answers.check(status, response.headers(), repository, signedIn());
    }

    private boolean signedIn() {
        return !token.isEmpty();
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(policy.stall())
                // Sizes and ranges count the file's own bytes, so nothing may be compressed on the way.
                .header("Accept-Encoding", "identity").header("User-Agent", AGENT);
        return !signedIn() || !isHub(uri) ? request : request.header("Authorization", "Bearer " + token);
    }

    /// A pause or a cancellation need not wait for a server that is slow to answer.
    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException, InterruptedException {
        Future<HttpResponse<T>> answer = threads.submit(() -> http.send(request, body));
        try {
            while (!control.stops()) {
                try {
                    return answer.get(LOOKING.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    LOG.log(Level.FINEST, "no answer yet", notYet);
                }
            }
            answer.cancel(true);
            throw new TryAgain("ended by the user", Duration.ZERO);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            TryAgain again = new TryAgain("no answer from " + request.uri().getHost() + " (" + cause.getClass().getSimpleName() + ")",
                    Duration.ZERO);
            again.initCause(cause);
            throw again;
        }
    }

    private URI address(RepositoryName repository, String revision, String file) {
        return URI.create(hub + "/" + repository + "/resolve/" + revision + "/" + file);
    }

    private URI next(URI from, HttpHeaders headers) {
        String location = headers.firstValue("Location").orElse("");
        URI next;
        try {
            next = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new BadInput("The hub redirects to " + Quoted.of(location) + ", which is no web address: check HF_ENDPOINT.", e);
        }
        boolean web = "https".equals(next.getScheme()) || "http".equals(next.getScheme()) && !"https".equals(from.getScheme());
        if (location.isEmpty() || !web || next.getHost() == null) {
            throw new BadInput("The hub redirects to " + Quoted.of(location) + ", which is no safe web address: check HF_ENDPOINT.");
        }
        return next;
    }

    private boolean isHub(URI uri) {
        return hub.getScheme().equals(uri.getScheme()) && hub.getHost().equalsIgnoreCase(uri.getHost()) && hub.getPort() == uri.getPort();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
        threads.shutdownNow();
    }
}
