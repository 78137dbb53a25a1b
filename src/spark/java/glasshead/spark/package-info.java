/// Corpus scans on Apache Spark. Built by the profile `spark` only; nothing else knows of it.
@org.jspecify.annotations.NullMarked
package glasshead.spark;
