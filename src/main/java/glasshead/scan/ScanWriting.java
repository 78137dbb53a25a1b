package glasshead.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.stream.Stream;

/// Writes what stands behind a scan's header: of its parts all that was found.
record ScanWriting(WritableByteChannel out, ScanSummary summary) {

    void all() throws IOException {
        ScanPlan plan = summary.plan();
        for (int[] layer : Stream.concat(plan.neurons().stream(), plan.heads().stream()).toList()) {
            ints(layer);
        }
        ByteBuffer neuron = ScanFile.fresh(PartTable.bytes(plan.top()));
        for (int layer = 0; layer < plan.layers(); layer++) {
            for (int part = 0; part < summary.neurons(layer).parts(); part++) {
                summary.neurons(layer).write(part, neuron.clear());
                out.write(neuron.clear());
            }
        }
        ByteBuffer head = ScanFile.fresh(PartTable.bytes(plan.top()) + HeadSums.BYTES);
        for (int layer = 0; layer < plan.layers(); layer++) {
            for (int part = 0; part < summary.heads(layer).parts(); part++) {
                summary.heads(layer).write(part, head.clear());
                summary.sums(layer).write(part, head);
                out.write(head.clear());
            }
        }
    }

    private void ints(int[] numbers) throws IOException {
        ByteBuffer bytes = ScanFile.fresh(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        out.write(bytes);
    }
}
