package glasshead.checkpoint.hub;

import glasshead.experiment.BadInput;
import java.net.http.HttpHeaders;
import java.time.Duration;

/// What the hub's status codes mean for the user.
final class Answers {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNSATISFIABLE = 416;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private Answers() {}

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    static boolean isPartial(int status) {
        return status == PARTIAL;
    }

    static boolean isRefusal(int status) {
        return status >= BAD_REQUEST && status < SERVER && status != TOO_MANY;
    }

    /// The range asked for is not in the file.
    static boolean isUnsatisfiable(int status) {
        return status == UNSATISFIABLE;
    }

    /// The repository is there and has no such file.
    static boolean isMissingFile(int status, HttpHeaders headers) {
        return status == NOT_FOUND && "EntryNotFound".equals(headers.firstValue("X-Error-Code").orElse(""));
    }

    /// @throws TryAgain when it may be asked again
    /// @throws BadInput    when asking again is of no use
    static void check(int status, HttpHeaders headers, RepositoryName repository, boolean signedIn) throws TryAgain {
        if (status == OK || status == PARTIAL) {
            return;
        }
        if (status == TOO_MANY || status >= SERVER) {
            throw new TryAgain(status == TOO_MANY ? "the hub asks for a pause" : "the hub has trouble (" + status + ")", retryAfter(
                    headers));
        }
        throw new BadInput(switch (status) {
            case UNAUTHORIZED -> signedIn
                    ? "The hub does not accept your token for " + repository
                            + ", or there is no such repository: check the name, and the token in HF_TOKEN."
                    : "The hub has no public repository " + repository + ": check the name, or set HF_TOKEN if it is a private one.";
            case FORBIDDEN -> "The hub does not let you read " + repository
                    + ": ask for access on its page there, and set HF_TOKEN to your token.";
            case NOT_FOUND -> "The hub has no repository " + repository + ": check the name, as openai-community/gpt2.";
            default -> "The hub answered the request for " + repository + " with status " + status
                    + ": check HF_ENDPOINT, or try again later.";
        });
    }

    private static Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After").filter(value -> value.matches("\\d{1,5}")).map(value -> Duration.ofSeconds(Long.parseLong(
                value)))
                .orElse(Duration.ZERO);
    }
}
