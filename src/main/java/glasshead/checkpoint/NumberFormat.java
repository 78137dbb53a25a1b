package glasshead.checkpoint;

/// The number formats that a safetensors header may name, with their size in bits (safetensors 0.8, `Dtype`). Only the floating ones from
/// F16 up hold weights here; the others (masks, indices, compressed weights) may lie in a file but can't be read.
public enum NumberFormat {
    BOOL(8), F4(4), F6_E2M3(6), F6_E3M2(6), U8(8), I8(8), F8_E5M2(8), F8_E4M3(8), F8_E8M0(8), F8_E4M3FNUZ(8), F8_E5M2FNUZ(8), I16(16),
    U16(16), F16(16), BF16(16), I32(32), U32(32), F32(32), C64(64), F64(64), I64(64), U64(64),
    /// One that came after this list was written.
    OTHER(0);

    private final int bits;

    NumberFormat(int bits) {
        this.bits = bits;
    }

    /// Size of one number in bits; 0 when not known.
    int bits() {
        return bits;
    }

    /// Size in bytes of a number that can be read.
    public int bytes() {
        return bits / Byte.SIZE;
    }

    /// Whether [SafetensorsFile#read] can widen or narrow it to fp32.
    public boolean isReadable() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }

    static NumberFormat named(String name) {
        for (NumberFormat format : values()) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        return OTHER;
    }
}
