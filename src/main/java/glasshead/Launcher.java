package glasshead;

/// Starts the program. Compiled for old runtimes, so that an old `java` gets a sentence instead of a stack trace.
public final class Launcher {

    private static final int NEEDED = 25;

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        String version = System.getProperty("java.specification.version");
        if (Double.parseDouble(version) < NEEDED) {
            System.err.println("Glasshead needs Java " + NEEDED + " or newer, and this is Java " + version
                    + " (" + System.getProperty("java.home") + "); start it with a JDK " + NEEDED + ", or with 'mvn', which finds one.");
            System.exit(2);
        }
        Class.forName("glasshead.Main").getMethod("start", String[].class).invoke(null, (Object) arguments);
    }
}
