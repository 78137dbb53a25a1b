package glasshead.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/// Refuses `null` wherever it stands, since it could mean that something is missing, is off, or is all there is.
final class NoNulls extends JsonParserDelegate {

    /// What the exception says.
    static final String MESSAGE = "null";

    NoNulls(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            throw new JsonParseException(this, MESSAGE);
        }
        return token;
    }
}
