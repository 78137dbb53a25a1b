package glasshead.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.stream.Stream;

/// Writes what stands behind a scan's header, and adds up the checksums of what it writes.
record ScanWriting(WritableByteChannel out, ScanSummary summary, Checksums checksums) {

    /// @param header as it was written
    void all(ByteBuffer header, WindowIndex index, WindowSource windows) throws IOException {
        ByteBuffer numbers = numbers();
        checksums.add(Checksums.of(header, numbers));
        out.write(numbers);
        neurons();
        heads();
        directions();
        means();
        index.addTo(checksums);
        index.write(windows, out);
        out.write(checksums.bytes());
    }

    private void record(ByteBuffer bytes) throws IOException {
        checksums.add(Checksums.of(bytes));
        out.write(bytes);
    }

    /// Which neurons and heads there are.
    private ByteBuffer numbers() {
        ScanPlan plan = summary.plan();
        ByteBuffer bytes = ScanFile.fresh((plan.neuronCount() + plan.headCount()) * Integer.BYTES);
        for (int[] layer : Stream.concat(plan.neurons().stream(), plan.heads().stream()).toList()) {
            for (int number : layer) {
                bytes.putInt(number);
            }
        }
        return bytes.flip();
    }

    private void neurons() throws IOException {
        ByteBuffer bytes = ScanFile.fresh(PartTable.bytes(summary.plan().top()));
        for (int layer = 0; layer < summary.plan().layers(); layer++) {
            for (int part = 0; part < summary.neurons(layer).parts(); part++) {
                summary.neurons(layer).write(part, bytes.clear());
                record(bytes.clear());
            }
        }
    }

    private void heads() throws IOException {
        ByteBuffer bytes = ScanFile.fresh(PartTable.bytes(summary.plan().top()) + HeadSums.BYTES);
        for (int layer = 0; layer < summary.plan().layers(); layer++) {
            for (int part = 0; part < summary.heads(layer).parts(); part++) {
                summary.heads(layer).write(part, bytes.clear());
                summary.sums(layer).write(part, bytes);
                record(bytes.clear());
            }
        }
    }

    private void directions() throws IOException {
        ScanPlan plan = summary.plan();
        for (int place = 0; place < plan.directions().size(); place++) {
            DirectionVector direction = plan.directions().get(place);
            ByteBuffer bytes = ScanFile.fresh((direction.vector().length + 1) * Float.BYTES + PartTable.bytes(plan.top()));
            bytes.putFloat(direction.offset());
            for (float number : direction.vector()) {
                bytes.putFloat(number);
            }
            summary.direction(place).write(0, bytes);
            record(bytes.clear());
        }
    }

    private void means() throws IOException {
        PositionSums means = summary.means();
        for (int site = 0; site < means.sites().size(); site++) {
            ByteBuffer bytes = ScanFile.fresh(Math.multiplyExact(means.counts().length * means.sites().get(site).width(), Long.BYTES));
            means.write(site, bytes);
            record(bytes.clear());
        }
    }
}
