package glasshead.ui.lesson;

import glasshead.experiment.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// What is kept of lessons between two starts of the program.
///
/// @param progress by the lesson's name or file
/// @param opened   files of one's own lessons, the last first
public record KeptLessons(Map<String, Progress> progress, List<Path> opened) {

    static final KeptLessons NONE = new KeptLessons(Map.of(), List.of());

    private static final int MOST = 1000;
    private static final int MOST_OPENED = 200;

    /// @param done    indices of steps whose task was done, or that were read
    /// @param skipped indices of steps that were left out
    public record Progress(List<Integer> done, List<Integer> skipped) {

        static final Progress NONE = new Progress(List.of(), List.of());

        public Progress {
            if (Math.max(done.size(), skipped.size()) > MOST) {
                throw new BadInput("a lesson has no more than " + MOST + " steps");
            }
            done = List.copyOf(new TreeSet<>(done));
            skipped = List.copyOf(new TreeSet<>(skipped));
        }

        Progress withDone(int step) {
            List<Integer> more = new ArrayList<>(done);
            more.add(step);
            return new Progress(more, skipped.stream().filter(each -> each != step).toList());
        }

        Progress withSkipped(int step) {
            List<Integer> more = new ArrayList<>(skipped);
            more.add(step);
            return done.contains(step) ? this : new Progress(done, more);
        }
    }

    public KeptLessons {
        if (progress.size() > MOST || opened.size() > MOST_OPENED) {
            throw new BadInput("there are too many lessons");
        }
        progress = Map.copyOf(progress);
        opened = List.copyOf(opened);
    }

    Progress of(String lesson) {
        return progress.getOrDefault(lesson, Progress.NONE);
    }

    KeptLessons with(String lesson, UnaryOperator<Progress> change) {
        Map<String, Progress> changed = new LinkedHashMap<>(progress);
        changed.put(lesson, change.apply(of(lesson)));
        return changed.size() > MOST ? this : new KeptLessons(changed, opened);
    }

    KeptLessons without(String lesson) {
        Map<String, Progress> changed = new LinkedHashMap<>(progress);
        changed.remove(lesson);
        return new KeptLessons(changed, opened);
    }

    KeptLessons opening(Path file) {
        List<Path> files = new ArrayList<>(opened);
        files.remove(file);
        files.addFirst(file);
        return new KeptLessons(progress, files.subList(0, Math.min(files.size(), MOST_OPENED)));
    }

    KeptLessons closing(Path file) {
        return new KeptLessons(progress, opened.stream().filter(each -> !each.equals(file)).toList());
    }
}
