package glasshead.checkpoint.hub;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.net.http.HttpHeaders;
import java.util.stream.Stream;

/// Gathers what the answers on the way to a file say of it: those that come later know better, except that a link's own headers win over
/// the general ones.
final class FileHeaders {

    private String commit = "";
    private String etag = "";
    private String linkedEtag = "";
    private String length = "";
    private String linkedSize = "";

    void add(HttpHeaders headers) {
        commit = headers.firstValue("X-Repo-Commit").orElse(commit);
        etag = headers.firstValue("ETag").orElse(etag);
        linkedEtag = headers.firstValue("X-Linked-Etag").orElse(linkedEtag);
        length = headers.firstValue("Content-Length").orElse(length);
        linkedSize = headers.firstValue("X-Linked-Size").orElse(linkedSize);
    }

    RemoteFile of(String file) {
        String hash = present(linkedEtag, etag).replaceFirst("^W/", "").replace("\"", "");
        String size = present(linkedSize, length);
        if (commit.isEmpty() || hash.isEmpty() || !size.matches("\\d{1,18}")) {
            throw new BadInput("The hub does not say version, hash and size of " + Quoted.of(file) + ": check HF_ENDPOINT.");
        }
        return new RemoteFile(file, commit, hash, Long.parseLong(size));
    }

    private static String present(String... values) {
        return Stream.of(values).filter(value -> !value.isEmpty()).findFirst().orElse("");
    }
}
