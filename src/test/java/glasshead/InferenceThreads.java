package glasshead;

import java.util.Set;
import java.util.stream.Collectors;

/// The threads that own an engine. They are told apart rather than counted: those of an earlier test may still be ending.
final class InferenceThreads {

    private InferenceThreads() {}

    static Set<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("inference")).collect(Collectors
                .toSet());
    }

    static Set<Thread> since(Set<Thread> before) {
        Set<Thread> now = alive();
        now.removeAll(before);
        return now;
    }

    static boolean haveEnded(Set<Thread> threads) {
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
