package glasshead.experiment.view;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The user's groups of heads in the order in which they were named. A head is in one of them at most; names differ. They may have heads
/// that another model does not have.
public record HeadGroups(@JsonValue List<HeadGroup> list) {

    public static final HeadGroups NONE = new HeadGroups(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HeadGroups {
        list = List.copyOf(list);
        if (list.stream().map(HeadGroup::name).distinct().count() < list.size()) {
            throw new BadInput("two groups of heads have the same name");
        }
        if (list.stream().flatMap(group -> group.heads().stream()).distinct().count() < list.stream().mapToLong(group -> group.heads()
                .size()).sum()) {
            throw new BadInput("a head is in two groups");
        }
    }

    /// With these heads under this name; they leave the groups that they were in, and who had that name before loses it.
    ///
    /// @throws BadInput when it is no name
    public HeadGroups naming(String name, List<Head> heads) {
        HeadGroup.Colour colour = list.stream().filter(group -> group.name().equals(name.strip())).map(HeadGroup::colour).findFirst()
                .orElseGet(this::rarest);
        List<HeadGroup> others = new ArrayList<>();
        for (HeadGroup group : without(name.strip()).list) {
            List<Head> left = group.heads().stream().filter(head -> !heads.contains(head)).toList();
            if (!left.isEmpty()) {
                others.add(new HeadGroup(group.name(), group.colour(), left));
            }
        }
        others.add(new HeadGroup(name, colour, heads));
        return new HeadGroups(others);
    }

    public HeadGroups without(String name) {
        return new HeadGroups(list.stream().filter(group -> !group.name().equals(name)).toList());
    }

    public HeadGroups colouring(String name, HeadGroup.Colour colour) {
        return new HeadGroups(list.stream().map(group -> group.name().equals(name) ? new HeadGroup(name, colour, group.heads()) : group)
                .toList());
    }

    public Optional<HeadGroup> of(Head head) {
        return list.stream().filter(group -> group.heads().contains(head)).findFirst();
    }

    private HeadGroup.Colour rarest() {
        return Arrays.stream(HeadGroup.Colour.values()).min(Comparator.comparingLong(colour -> list.stream().filter(group -> group
                .colour() == colour).count())).orElseThrow();
    }
}
