package glasshead.spark;

import glasshead.scan.CorpusLine;
import glasshead.scan.CorpusLine.Problem;
import java.io.Serializable;

/// One text of a corpus on its way to who runs it; its number travels beside it.
record Text(String text, Problem problem) implements Serializable {

    /// Of a line of a file, without its line feed.
    static Text of(byte[] line, boolean json, boolean first) {
        return of(CorpusLine.of(0, line, json, first));
    }

    static Text of(CorpusLine line) {
        return new Text(line.text(), line.problem());
    }

    CorpusLine numbered(int number) {
        return new CorpusLine(number, text, problem);
    }
}
