package glasshead.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One line of a JSON-lines file that other programs wrote: an object whose `text` is a text, as The Pile, C4 and OpenWebText have it.
/// Whatever else stands in it is passed over.
public final class TextLine {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String FIELD = "text";

    private TextLine() {}

    /// Nothing where the line is no object with a text.
    public static @Nullable String text(String line) {
        try (JsonParser parser = FACTORY.createParser(line)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(FIELD);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    return value == JsonToken.VALUE_STRING ? parser.getText() : null;
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException noJson) {
            return null;
        }
    }
}
