package glasshead.checkpoint;

/// What the launcher sets before a DJL class loads. Tests call [#set] first, in a static initialiser.
final class OfflineDjl {

    private OfflineDjl() {}

    static void set() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }
}
