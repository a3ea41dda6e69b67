package io.millrace.auth.user;

import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gives a user exactly the functions asked for; all of them must exist. */
@ApplicationScoped
class MapFunctions {

    private final Users users;

    MapFunctions(Users users) {
        this.users = users;
    }

    Uni<FunctionsOfUser> map(String userId, List<String> wanted) {
        return Uni.combine()
                .all()
                .unis(users.mapped(userId), users.unmapped(userId))
                .asTuple()
                .chain(known -> change(userId, wanted, known.getItem1(), known.getItem2()));
    }

    private Uni<FunctionsOfUser> change(
            String userId, List<String> wanted, List<Function> mapped, List<Function> unmapped) {
        requireKnown(wanted, Stream.concat(mapped.stream(), unmapped.stream()).toList());
        Set<String> names = Set.copyOf(wanted);
        return users.map(userId, only(unmapped, names::contains))
                .chain(() -> users.unmap(userId, only(mapped, name -> !names.contains(name))))
                .replaceWith(FunctionsOfUser.of(names));
    }

    private static void requireKnown(List<String> wanted, Collection<Function> known) {
        Set<String> names = Set.copyOf(known.stream().map(Function::name).toList());
        List<FieldError> unknown =
                IntStream.range(0, wanted.size())
                        .filter(i -> !names.contains(wanted.get(i)))
                        .mapToObj(i -> new FieldError("/functions/" + i, "is no function"))
                        .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown);
        }
    }

    private static List<Function> only(List<Function> functions, Predicate<String> name) {
        return functions.stream().filter(function -> name.test(function.name())).toList();
    }
}
