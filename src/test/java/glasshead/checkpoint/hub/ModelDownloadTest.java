package glasshead.checkpoint.hub;

import static glasshead.Await.met;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.Await;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.hub.FakeHub.Fault;
import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.experiment.BadInput;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from a server on this machine that plays the hub.
class ModelDownloadTest {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("someone/small-gpt");
    private static final RetryPolicy POLICY = new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(10));

    @TempDir
    Path folder;

    private FakeHub hub;
    private final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    private final DownloadControl control = new DownloadControl();
    private final ManualTime time = new ManualTime();
    private DownloadTime waiting = time;
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
        return download(hub, token, check, links).get(repository, control, progress::add);
    }

    private ModelDownload download(FakeHub from, String token, Consumer<JsonNode> check, boolean links) {
        HubSettings settings = new HubSettings(from.address().toString(), cacheFolder(), token, false);
        return new ModelDownload(settings, new HubCache(cacheFolder(), links), POLICY, waiting, path -> free, check);
    }

    private Path get() {
        return get(REPOSITORY, "", config -> {}, true);
    }

    private String refusal() {
        return assertThrows(BadInput.class, this::get).getMessage();
    }

    private File partial() {
        return cacheFolder().resolve("models--someone--small-gpt/blobs").resolve(FakeHub.sha256(hub.file("model.safetensors"))
                + ".incomplete").toFile();
    }

    /// At which byte the weights were asked for, each time.
    private List<Long> begins() {
        return hub.asked.stream().filter(request -> !request.hub() && request.path().equals("/model.safetensors")).map(
                request -> request.range() == null ? 0 : Long.parseLong(request.range().replaceAll("\\D", ""))).toList();
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
    void whatElseSaysHowTextIsReadComesToo() {
        for (String file : List.of("tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "generation_config.json")) {
            hub.put(file, "{}".getBytes(StandardCharsets.UTF_8));
        }
        Path snapshot = get();
        assertTrue(Files.exists(snapshot.resolve("tokenizer_config.json")) && Files.exists(snapshot.resolve("special_tokens_map.json")));
        assertTrue(Files.exists(snapshot.resolve("added_tokens.json")) && Files.exists(snapshot.resolve("generation_config.json")));
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
        CompletableFuture<Path> download = CompletableFuture.supplyAsync(this::get);
        met(() -> begins().size() == 2 && partial().length() == begins().getLast() + 10_000);
        time.pass(POLICY.stall().plusMillis(1));
        assertWhole(Await.get(download));
        List<Long> begins = begins();
        assertEquals(0, begins.getFirst());
        assertEquals(begins.get(1) + 10_000, begins.get(2));
        assertTrue(begins.getLast() > begins.get(2) && begins.getLast() < size, begins::toString);
        assertTrue(progress.stream().anyMatch(p -> p.stage() == Stage.WAITING && p.note().contains("silent")));
    }

    @Test
    void aBusyHubIsAskedAgainAfterThePauseItWants() throws IOException {
        hub.faults.add(new Fault.Status(429, "7"));
        assertWhole(get());
        assertTrue(progress.stream().anyMatch(p -> p.note().contains("asks for a pause")));
        assertEquals(List.of(Duration.ofSeconds(7)), time.waits);
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
        for (int i = 0; i < POLICY.attempts(); i++) {
            hub.faults.add(new Fault.Status(500, ""));
        }
        assertTrue(refusal().contains("did not get on (the hub has trouble (500)): what has arrived is kept"));
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), time.waits);
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
        met(() -> partial().length() == 50_000);
        control.pause();
        met(() -> progress.stream().anyMatch(p -> p.stage() == Stage.PAUSED));
        long requests = requestsToStorage();
        time.pass(POLICY.stall().plusMillis(1));
        hub.faults.add(new Fault.Silence(1_000));
        control.resume();
        met(() -> partial().length() == 51_000);
        assertEquals(requests + 1, requestsToStorage(), "paused means no requests");
        control.cancel();
        assertTrue(assertThrows(CompletionException.class, download::join).getCause() instanceof CancellationException);
        assertEquals(51_000, partial().length());
        Path snapshot = download(hub, "", config -> {}, true).get(REPOSITORY, new DownloadControl(), progress::add);
        assertWhole(snapshot);
        assertTrue(hub.asked.stream().anyMatch(request -> "bytes=51000-".equals(request.range())), "the next start goes on there");
    }

    @Test
    void aHubThatDoesNotAnswerHindersNoCancelling() throws Exception {
        hub.deaf = true;
        CompletableFuture<Path> download = CompletableFuture.supplyAsync(this::get);
        met(() -> !hub.asked.isEmpty());
        control.cancel();
        assertTrue(assertThrows(CompletionException.class, download::join).getCause() instanceof CancellationException);
    }

    @Test
    void twoAtOnceShareTheCache() throws Exception {
        waiting = DownloadTime.SYSTEM;
        CompletableFuture<Path> one = CompletableFuture.supplyAsync(this::get);
        CompletableFuture<Path> other = CompletableFuture.supplyAsync(this::get);
        assertEquals(Await.get(one), Await.get(other));
        assertWhole(Await.get(one));
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
            Path snapshot = download(sharded, "", config -> {}, true).get(REPOSITORY, control, progress::add);
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
            ModelDownload download = download(evil, "", config -> {}, true);
            String message = assertThrows(BadInput.class, () -> download.get(REPOSITORY, control, progress::add)).getMessage();
            assertTrue(message.contains("not the plain name"), message);
        }
    }
}
