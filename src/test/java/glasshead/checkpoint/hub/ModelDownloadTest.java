package glasshead.checkpoint.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.hub.FakeHub.Fault;
import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from a server on this machine that plays the hub.
@Timeout(60)
class ModelDownloadTest {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("someone/small-gpt");
    private static final RetryPolicy HASTY = new RetryPolicy(4, Duration.ofMillis(5), Duration.ofMillis(40), Duration.ofMillis(400));

    @TempDir
    Path folder;

    private FakeHub hub;
    private final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    private final DownloadControl control = new DownloadControl();
    private long free = Long.MAX_VALUE;

    @BeforeEach
    void open() throws IOException {
        Path model = new RandomCheckpoint(2, 32, 40).write(folder.resolve("model"));
        Files.copy(TestModels.GIVEN.resolve("tiny-english/tokenizer.json"), model.resolve("tokenizer.json"));
        hub = new FakeHub(REPOSITORY.toString()).with(model);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private Path cacheFolder() {
        return folder.resolve("cache");
    }

    private Path get(RepositoryName repository, String token, Consumer<JsonNode> check, boolean links) {
        HubSettings settings = new HubSettings(hub.address().toString(), cacheFolder(), token, false);
        return new ModelDownload(settings, new HubCache(cacheFolder(), links), HASTY, path -> free, check).get(repository, control,
                progress::add);
    }

    private Path get() {
        return get(REPOSITORY, "", config -> {}, true);
    }

    private String refusal() {
        return assertThrows(BadInput.class, this::get).getMessage();
    }

    private long requestsToStorage() {
        return hub.asked.stream().filter(request -> !request.hub()).count();
    }

    private void assertWhole(Path snapshot) throws IOException {
        for (String file : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            assertArrayEquals(hub.file(file), Files.readAllBytes(snapshot.resolve(file)), file);
        }
        try (Stream<Path> files = Files.walk(cacheFolder())) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".incomplete")));
        }
    }

    @Test
    void theCacheHasTheLayoutThatOtherToolsRead() throws IOException {
        Path snapshot = get();
        Path model = cacheFolder().resolve("models--someone--small-gpt");
        assertEquals(model.resolve("snapshots").resolve(FakeHub.COMMIT), snapshot);
        assertEquals(FakeHub.COMMIT, Files.readString(model.resolve("refs/main")));
        assertEquals(Path.of("../../blobs/" + FakeHub.sha256(hub.file("model.safetensors"))), Files.readSymbolicLink(snapshot.resolve(
                "model.safetensors")));
        assertEquals(Path.of("../../blobs/" + FakeHub.gitHash(hub.file("config.json"))), Files.readSymbolicLink(snapshot.resolve(
                "config.json")));
        assertWhole(snapshot);
        assertEquals(List.of(REPOSITORY), new HubCache(cacheFolder()).repositories());
        assertEquals(snapshot, new HubCache(cacheFolder()).snapshot(REPOSITORY).orElseThrow());
    }

    @Test
    void progressEndsWithEverythingHere() {
        get();
        Progress last = progress.getLast();
        assertEquals(Stage.DONE, last.stage());
        assertEquals(hub.file("model.safetensors").length + hub.file("tokenizer.json").length, last.total());
        assertEquals(1, last.share());
    }

    @Test
    void whatIsHereIsNotFetchedAgain() {
        get();
        long before = requestsToStorage();
        get();
        assertEquals(before, requestsToStorage());
    }

    @Test
    void theTokenGoesToTheHubOnly() {
        hub.token = "secret";
        get(REPOSITORY, "secret", config -> {}, true);
        assertTrue(requestsToStorage() > 0);
        for (FakeHub.Asked request : hub.asked) {
            if (request.hub()) {
                assertEquals("Bearer secret", request.authorization());
            } else {
                assertNull(request.authorization());
            }
        }
    }

    @Test
    void aRenamedRepositoryIsFollowed() throws IOException {
        assertWhole(get(RepositoryName.parse("old-name/model"), "", config -> {}, true));
    }

    @Test
    void brokenAndSilentConnectionsGoOnWhereTheyEnded() throws IOException {
        int size = hub.file("model.safetensors").length;
        hub.faults.addAll(List.of(new Fault.Break(40_000), new Fault.Silence(10_000), new Fault.Status(503, ""), new Fault.Break(5_000)));
        assertWhole(get());
        List<String> ranges = hub.asked.stream().filter(request -> request.path().equals("/model.safetensors")).map(FakeHub.Asked::range)
                .toList();
        assertNull(ranges.getFirst());
        long from = Long.parseLong(ranges.getLast().replaceAll("\\D", ""));
        assertTrue(from > 40_000 && from < size, ranges::toString);
        assertTrue(progress.stream().anyMatch(p -> p.stage() == Stage.WAITING && p.note().contains("silent")));
    }

    @Test
    void aBusyHubIsAskedAgainAfterThePauseItWants() throws IOException {
        hub.faults.add(new Fault.Status(429, "7"));
        assertWhole(get());
        assertTrue(progress.stream().anyMatch(p -> p.note().contains("asks for a pause")));
        assertEquals(Duration.ofSeconds(7), RetryPolicy.STANDARD.delay(1, Duration.ofSeconds(7)));
        assertEquals(Duration.ofSeconds(8), RetryPolicy.STANDARD.delay(4, Duration.ZERO));
        assertEquals(RetryPolicy.STANDARD.longest(), RetryPolicy.STANDARD.delay(1, Duration.ofDays(1)));
    }

    @Test
    void aServerThatKnowsNoRangesSendsTheWholeAgain() throws IOException {
        hub.faults.addAll(List.of(new Fault.Break(30_000), new Fault.WholeFile()));
        assertWhole(get());
    }

    @Test
    void patienceEnds() {
        for (int i = 0; i < HASTY.attempts(); i++) {
            hub.faults.add(new Fault.Status(500, ""));
        }
        assertTrue(refusal().contains("did not get on (the hub has trouble (500)): what has arrived is kept"));
    }

    @Test
    void wrongContentsAreFetchedOnceMoreAndThenRefused() throws IOException {
        hub.faults.add(new Fault.OtherBytes());
        assertWhole(get());
        new HubCache(cacheFolder()).remove(REPOSITORY);
        hub.faults.addAll(List.of(new Fault.OtherBytes(), new Fault.OtherBytes()));
        assertTrue(refusal().contains("other contents than the hub announced"));
        assertEquals(List.of(), new HubCache(cacheFolder()).repositories());
        assertFalse(Files.exists(cacheFolder().resolve("models--someone--small-gpt/refs/main")), "an incomplete model is not the newest");
    }

    @Test
    void eachRefusalHasItsSentence() {
        assertEquals("The hub has no repository no/such: check the name, as openai-community/gpt2.",
                assertThrows(BadInput.class, () -> get(RepositoryName.parse("no/such"), "", config -> {}, true)).getMessage());
        hub.token = "secret";
        assertTrue(refusal().contains("set HF_TOKEN if it is a private one"));
        assertTrue(assertThrows(BadInput.class, () -> get(REPOSITORY, "wrong", config -> {}, true)).getMessage().contains(
                "does not accept your token"));
        hub.token = "";
        String refused = assertThrows(BadInput.class, () -> get(REPOSITORY, "", config -> {
            throw new BadInput("not a GPT-2");
        }, true)).getMessage();
        assertEquals("not a GPT-2", refused);
        assertEquals(0, requestsToStorage(), "nothing large is fetched for a model of another kind");
        free = 1000;
        assertTrue(refusal().contains("has only 1.0 kB free: make room"));
        assertEquals(0, requestsToStorage());
    }

    @Test
    void nothingIsFetchedOffline() {
        HubSettings offline = new HubSettings(hub.address().toString(), cacheFolder(), "", true);
        assertThrows(BadInput.class, () -> new ModelDownload(offline, config -> {}).get(REPOSITORY, control, progress::add));
        assertEquals(List.of(), hub.asked);
    }

    @Test
    void pauseAndCancelKeepWhatHasArrived() throws Exception {
        hub.faults.add(new Fault.Silence(50_000));
        CompletableFuture<Path> download = CompletableFuture.supplyAsync(this::get);
        Path partial = cacheFolder().resolve("models--someone--small-gpt/blobs").resolve(FakeHub.sha256(hub.file("model.safetensors"))
                + ".incomplete");
        until(() -> partial.toFile().length() == 50_000);
        control.pause();
        until(() -> progress.stream().anyMatch(p -> p.stage() == Stage.PAUSED));
        long requests = requestsToStorage();
        Thread.sleep(HASTY.stall().toMillis() + 200);
        assertEquals(requests, requestsToStorage(), "paused means no requests");
        hub.faults.add(new Fault.Silence(1_000));
        control.resume();
        until(() -> partial.toFile().length() == 51_000);
        control.cancel();
        assertTrue(assertThrows(CompletionException.class, download::join).getCause() instanceof CancellationException);
        assertEquals(51_000, partial.toFile().length());
        Path snapshot = new ModelDownload(new HubSettings(hub.address().toString(), cacheFolder(), "", false), new HubCache(cacheFolder()),
                HASTY, path -> free,
                config -> {}).get(REPOSITORY, new DownloadControl(), progress::add);
        assertWhole(snapshot);
        assertTrue(hub.asked.stream().anyMatch(request -> "bytes=51000-".equals(request.range())), "the next start goes on there");
    }

    @Test
    void aHubThatDoesNotAnswerHindersNoCancelling() throws Exception {
        hub.deaf = true;
        RetryPolicy patient = new RetryPolicy(4, Duration.ofMillis(5), Duration.ofMillis(40), Duration.ofMinutes(5));
        HubSettings settings = new HubSettings(hub.address().toString(), cacheFolder(), "", false);
        CompletableFuture<Path> download = CompletableFuture.supplyAsync(() -> new ModelDownload(settings, new HubCache(cacheFolder()),
                patient, path -> free, config -> {}).get(REPOSITORY, control, progress::add));
        until(() -> !hub.asked.isEmpty());
        control.cancel();
        assertTrue(assertThrows(CompletionException.class, download::join).getCause() instanceof CancellationException);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); !condition.getAsBoolean(); Thread.sleep(5)) {
            assertTrue(System.nanoTime() < end, "waited in vain");
        }
    }

    @Test
    void twoAtOnceShareTheCache() throws Exception {
        CompletableFuture<Path> one = CompletableFuture.supplyAsync(this::get);
        CompletableFuture<Path> other = CompletableFuture.supplyAsync(this::get);
        assertEquals(one.get(), other.get());
        assertWhole(one.get());
        assertEquals(1, hub.asked.stream().filter(r -> !r.hub() && r.path().equals("/model.safetensors")).count(), "fetched once");
    }

    @Test
    void withoutLinksTheFilesThemselvesAreThere() throws IOException {
        Path snapshot = get(REPOSITORY, "", config -> {}, false);
        assertFalse(Files.isSymbolicLink(snapshot.resolve("model.safetensors")));
        assertWhole(snapshot);
    }

    @Test
    void shardsAndThePairOfTokenizerFilesAreFetched() throws IOException {
        try (FakeHub sharded = new FakeHub(REPOSITORY.toString()).with(Path.of("src/test/resources/hf-random/bf16-sharded"))) {
            sharded.put("vocab.json", "{}".getBytes());
            sharded.put("merges.txt", "#version".getBytes());
            HubSettings settings = new HubSettings(sharded.address().toString(), cacheFolder(), "", false);
            Path snapshot = new ModelDownload(settings, new HubCache(cacheFolder()), HASTY, path -> free, config -> {}).get(REPOSITORY,
                    control, progress::add);
            assertTrue(CheckpointFolder.open(snapshot).hasAllWeights());
            assertTrue(Files.exists(snapshot.resolve("merges.txt")));
            assertFalse(Files.exists(snapshot.resolve("expected.json")), "only what is needed");
            Files.delete(snapshot.resolve("model-00002-of-00003.safetensors"));
            assertEquals(List.of(), new HubCache(cacheFolder()).repositories(), "a model that lacks a shard is not here");
        }
    }

    @Test
    void anIndexMayNotNameFilesElsewhere() throws IOException {
        try (FakeHub evil = new FakeHub(REPOSITORY.toString())) {
            evil.put("config.json", "{}".getBytes());
            evil.put("model.safetensors.index.json", "{\"weight_map\":{\"a\":\"../../x.safetensors\"}}".getBytes());
            HubSettings settings = new HubSettings(evil.address().toString(), cacheFolder(), "", false);
            String message = assertThrows(BadInput.class, () -> new ModelDownload(settings, new HubCache(cacheFolder()), HASTY,
                    path -> free, config -> {})
                    .get(REPOSITORY, control, progress::add)).getMessage();
            assertTrue(message.contains("not the plain name"), message);
        }
    }
}
