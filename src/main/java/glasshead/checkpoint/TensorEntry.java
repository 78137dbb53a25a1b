package glasshead.checkpoint;

/// One line of a safetensors header, already checked: `begin` and `end` are byte offsets from the end of the header.
record TensorEntry(String name, NumberFormat format, long[] shape, long begin, long end) {

    long count() {
        return (end - begin) / format.bytes();
    }
}
