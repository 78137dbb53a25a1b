/// The system that packages are made on and for.
enum Host {
    LINUX, WINDOWS, MAC;

    static Host current() {
        String name = System.getProperty("os.name");
        return name.startsWith("Windows") ? WINDOWS : name.startsWith("Mac") ? MAC : LINUX;
    }
}
