package glasshead.checkpoint.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Plays the hub and, on a second port, the host that large files are redirected to. What goes wrong is told to it beforehand, one fault
/// for each answer of the second host.
public final class FakeHub implements AutoCloseable {

    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final int LARGE = 20_000;

    /// What the host of large files does instead of answering well.
    sealed interface Fault {
        /// Ends the connection after so many bytes.
        record Break(int after) implements Fault {
        }

        /// Sends so many bytes and then nothing, without ending the connection.
        record Silence(int after) implements Fault {
        }

        record Status(int status, String retryAfter) implements Fault {
        }

        /// Sends the whole file though a range was asked for.
        record WholeFile() implements Fault {
        }

        /// Sends other bytes than announced.
        record OtherBytes() implements Fault {
        }
    }

    /// One request that came in.
    record Asked(boolean hub, String method, String path, String authorization, String range) {
    }

    final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    /// Whether the hub takes requests and answers none.
    volatile boolean deaf;
    /// A token that the hub asks for; empty for a public repository.
    volatile String token = "";

    private final Map<String, byte[]> files = new HashMap<>();
    private final HttpServer hub;
    private final HttpServer storage;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final String repository;

    public FakeHub(String repository) throws IOException {
        this.repository = repository;
        hub = server(this::hub);
        storage = server(this::storage);
    }

    private static HttpServer server(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    public void put(String file, byte[] bytes) {
        files.put(file, bytes);
    }

    byte[] file(String name) {
        return files.get(name);
    }

    private Asked log(boolean atHub, HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        Asked request = new Asked(atHub, exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers.getFirst("Authorization"),
                headers.getFirst("Range"));
        asked.add(request);
        return request;
    }

    private void hub(HttpExchange exchange) throws IOException {
        Asked request = log(true, exchange);
        if (deaf) {
            waitForTheEnd();
            return;
        }
        String[] parts = request.path.split("/resolve/");
        if (parts.length != 2 || !parts[0].equals("/" + repository)) {
            if (parts[0].equals("/old-name/model")) {
                exchange.getResponseHeaders().set("Location", "/" + repository + "/resolve/" + parts[1]);
                answer(exchange, 307, -1);
                return;
            }
            exchange.getResponseHeaders().set("X-Error-Code", "RepoNotFound");
            answer(exchange, token.isEmpty() ? 404 : 401, -1);
            return;
        }
        if (!token.isEmpty() && !("Bearer " + token).equals(request.authorization)) {
            answer(exchange, 401, -1);
            return;
        }
        byte[] bytes = files.get(parts[1].substring(parts[1].indexOf('/') + 1));
        exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
        if (bytes == null) {
            exchange.getResponseHeaders().set("X-Error-Code", "EntryNotFound");
            answer(exchange, 404, -1);
        } else if (bytes.length >= LARGE) {
            exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + sha256(bytes) + "\"");
            exchange.getResponseHeaders().set("X-Linked-Size", String.valueOf(bytes.length));
            exchange.getResponseHeaders().set("Location", "http://localhost:" + storage.getAddress().getPort() + "/" + parts[1].substring(
                    parts[1].indexOf('/') + 1));
            answer(exchange, 302, -1);
        } else {
            exchange.getResponseHeaders().set("ETag", "W/\"" + gitHash(bytes) + "\"");
            send(exchange, 200, bytes, 0, bytes.length);
        }
    }

    private void storage(HttpExchange exchange) throws IOException {
        Asked request = log(false, exchange);
        byte[] bytes = files.get(request.path.substring(1));
        Fault fault = faults.poll();
        if (fault instanceof Fault.Status status) {
            if (!status.retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", status.retryAfter);
            }
            answer(exchange, status.status, -1);
            return;
        }
        if (fault instanceof Fault.OtherBytes) {
            bytes = bytes.clone();
            bytes[bytes.length / 2]++;
        }
        int from = request.range == null || fault instanceof Fault.WholeFile ? 0 : Integer.parseInt(request.range.replaceAll(
                "bytes=(\\d+)-", "$1"));
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        int sent = switch (fault) {
            case Fault.Break(int after) -> after;
            case Fault.Silence(int after) -> after;
            case null, default -> bytes.length - from;
        };
        send(exchange, from > 0 ? 206 : 200, Arrays.copyOfRange(bytes, from, bytes.length), fault instanceof Fault.Silence ? -1 : 0, sent);
    }

    /// @param silent -1 to keep the connection open without a word after what is sent
    private void send(HttpExchange exchange, int status, byte[] bytes, int silent, int sent) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            answer(exchange, status, -1);
            return;
        }
        try {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes, 0, sent);
            exchange.getResponseBody().flush();
            if (silent < 0) {
                waitForTheEnd();
            }
        } finally {
            exchange.close();
        }
    }

    private void waitForTheEnd() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, long length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.close();
    }

    static String sha256(byte[] bytes) {
        return hex("SHA-256", bytes);
    }

    static String gitHash(byte[] bytes) {
        byte[] start = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, all, start.length, bytes.length);
        return hex("SHA-1", all);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every file of a folder.
    public FakeHub with(Path folder) {
        try (var listed = Files.list(folder)) {
            for (var file : listed.toList()) {
                put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        hub.stop(0);
        storage.stop(0);
    }
}
