package glasshead.checkpoint;

/// The number formats that a safetensors header may name, with their size in bytes. Only the floating ones from F16 up hold weights here;
/// the others (masks, indices) may lie in a file but can't be read.
public enum NumberFormat {
    BOOL(1), U8(1), I8(1), F8_E5M2(1), F8_E4M3(1), I16(2), U16(2), F16(2), BF16(2), I32(4), U32(4), F32(4), F64(8), I64(8), U64(8);

    private final int bytes;

    NumberFormat(int bytes) {
        this.bytes = bytes;
    }

    /// Size of one number in bytes.
    public int bytes() {
        return bytes;
    }

    /// Whether [SafetensorsFile#read] can widen or narrow it to fp32.
    public boolean isReadable() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }
}
