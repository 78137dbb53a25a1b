package glasshead.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.stream.Stream;

/// Writes what was found of a scan's parts: neurons and heads stand before the texts, directions behind them.
record ScanWriting(WritableByteChannel out, ScanSummary summary) {

    void parts() throws IOException {
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

    void directions() throws IOException {
        ScanPlan plan = summary.plan();
        for (int place = 0; place < plan.directions().size(); place++) {
            DirectionVector direction = plan.directions().get(place);
            ByteBuffer record = ScanFile.fresh((direction.vector().length + 1) * Float.BYTES + PartTable.bytes(plan.top()));
            record.putFloat(direction.offset());
            for (float number : direction.vector()) {
                record.putFloat(number);
            }
            summary.direction(place).write(0, record);
            out.write(record.clear());
        }
    }

    private void ints(int[] numbers) throws IOException {
        ByteBuffer bytes = ScanFile.fresh(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        out.write(bytes);
    }
}
