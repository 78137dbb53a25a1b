package glasshead.script;

import java.util.List;
import java.util.SequencedMap;

/// An experiment written down for another program.
///
/// @param fileName what to call it, as `experiment.py`
/// @param files    what must lie beside it: names and contents
/// @param remarks  a sentence for each thing that it can't say, and for what to do before it is run
public record Script(String fileName, String text, SequencedMap<String, String> files, List<String> remarks) {

    public Script {
        remarks = List.copyOf(remarks);
    }
}
