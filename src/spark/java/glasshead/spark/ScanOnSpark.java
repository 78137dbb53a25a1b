package glasshead.spark;

import glasshead.engine.SharedScan;
import glasshead.experiment.BadInput;
import glasshead.scan.CorpusLine;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanPlan;
import glasshead.scan.ScanStore;
import glasshead.scan.ScanSummary;
import glasshead.scan.ScanTexts;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/// A scan as a map over blocks of texts and a merge of what was found. What a lost task had found is found again: the same bits.
///
/// @param model of this process; each other one loads its own
/// @param tasks that the texts are shared out to
record ScanOnSpark(JavaSparkContext spark, SharedScan model, int tasks) {

    /// @param file where it is written on this machine
    /// @throws BadInput when no text can be run
    ScanFile scan(ClusterCorpus corpus, ScanOf of, ScanPlan plan, Path file) {
        JavaRDD<Text> texts = corpus.texts(spark);
        Broadcast<byte[]> none = spark.broadcast(ScanStore.packed(of, begin(texts, of, plan)));
        JavaPairRDD<Integer, Text> numbered = texts.zipWithIndex().mapToPair(text -> new Tuple2<>(number(text._2), text._1));
        byte[] total = numbered.repartitionAndSortWithinPartitions(new ByBlock(tasks))
                .mapPartitions(part -> List.of(run(none.value(), of, part)).iterator())
                .treeReduce((one, other) -> merged(of, one, other));
        ScanSummary summary = ScanStore.unpacked(total);
        Broadcast<Set<Integer>> needed = spark.broadcast(new HashSet<>(ScanTexts.needed(summary, of).keySet()));
        // In the texts' order, one share at a time; gone through twice, so that executors keep them.
        JavaPairRDD<Integer, Text> examples = numbered.filter(text -> needed.value().contains(text._1)).persist(StorageLevel
                .MEMORY_AND_DISK());
        return model.complete(file, summary, of, () -> new Numbered(examples.toLocalIterator()));
    }

    private static int number(long index) {
        if (index > Integer.MAX_VALUE) {
            throw new BadInput("The corpus has more than 2,147,483,647 texts: scan it in parts.");
        }
        return (int) index;
    }

    /// From as many of the first texts as it needs.
    private ScanSummary begin(JavaRDD<Text> texts, ScanOf of, ScanPlan plan) {
        ScanSummary begun = null;
        List<Text> first = List.of();
        for (int count = SharedScan.BLOCK; begun == null; count = Math.multiplyExact(count, 4)) {
            List<Text> more = texts.take(count);
            if (more.size() == first.size()) {
                throw new BadInput("No text of the corpus can be read by this model; give another corpus.");
            }
            first = more;
            begun = begin(first, of, plan);
        }
        return begun;
    }

    private @Nullable ScanSummary begin(List<Text> first, ScanOf of, ScanPlan plan) {
        return model.begin(plan, of, IntStream.range(0, first.size()).mapToObj(number -> first.get(number).numbered(number)).iterator());
    }

    private static byte[] run(byte[] none, ScanOf of, Iterator<Tuple2<Integer, Text>> texts) {
        ScanSummary found = ScanStore.unpacked(none);
        Iterator<CorpusLine> lines = texts.hasNext() ? new Numbered(texts) : Collections.emptyIterator();
        ExecutorModel.get().add(found, of, lines);
        return ScanStore.packed(of, found);
    }

    private static byte[] merged(ScanOf of, byte[] one, byte[] other) {
        ScanSummary both = ScanStore.unpacked(Objects.requireNonNull(one));
        both.plus(ScanStore.unpacked(other));
        return ScanStore.packed(of, both);
    }

    private record Numbered(Iterator<Tuple2<Integer, Text>> texts) implements Iterator<CorpusLine> {

        @Override
        public boolean hasNext() {
            return texts.hasNext();
        }

        @Override
        public CorpusLine next() {
            Tuple2<Integer, Text> next = texts.next();
            return next._2.numbered(next._1);
        }
    }
}
