package glasshead.checkpoint;

/// One line of a safetensors header, already checked: `begin` and `end` are byte offsets from the end of the header.
///
/// @param dtype the number format as the file names it
record TensorEntry(String name, NumberFormat format, String dtype, long[] shape, long begin, long end) {

    /// How many numbers it has, when their format can be read.
    long count() {
        return (end - begin) / format.bytes();
    }
}
