package glasshead.spark;

import glasshead.engine.SharedScan;
import org.apache.spark.Partitioner;

/// Texts that are run as one block go to one task.
final class ByBlock extends Partitioner {

    private static final long serialVersionUID = 1;

    private final int tasks;

    ByBlock(int tasks) {
        this.tasks = tasks;
    }

    @Override
    public int numPartitions() {
        return tasks;
    }

    @Override
    public int getPartition(Object number) {
        return (Integer) number / SharedScan.BLOCK % tasks;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByBlock block && block.tasks == tasks;
    }

    @Override
    public int hashCode() {
        return tasks;
    }
}
