package io.millrace.platform.secret;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Secrets of tenants: {@code <directory>/<tenant>/<name>}, one mounted file each. Read at each use,
 * so that a rotated secret is in force at once.
 */
@ApplicationScoped
public class Secrets {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{secret:([^}]*)}");
    private static final Pattern LAST_LINE_END = Pattern.compile("\\r?\\n\\z");

    private final Optional<Path> directory;

    @Inject
    Secrets(@ConfigProperty(name = "millrace.secrets.directory") Optional<String> directory) {
        this.directory = directory.map(Path::of);
    }

    /** Whether the text is exactly one {@code ${secret:NAME}} with a well-formed name. */
    public static boolean isReference(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.matches() && NAME.matcher(matcher.group(1)).matches();
    }

    /** Names of the secrets that a JSON value refers to anywhere in its texts, sorted. */
    public static SortedSet<String> namesIn(JsonNode value) {
        SortedSet<String> names = new TreeSet<>();
        if (value.isTextual()) {
            REFERENCE.matcher(value.textValue()).results().forEach(at -> names.add(at.group(1)));
        }
        value.forEach(child -> names.addAll(namesIn(child)));
        return names;
    }

    /** The secret that {@code ${secret:NAME}} names, or a failure with {@link SecretMissing}. */
    public Uni<String> resolve(String tenant, String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            return Uni.createFrom().failure(new SecretMissing(tenant, "(no reference)"));
        }
        return read(tenant, matcher.group(1));
    }

    /** The secret of that name, or a failure with {@link SecretMissing}. */
    public Uni<String> read(String tenant, String name) {
        return Uni.createFrom()
                .item(() -> readFile(tenant, name))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private String readFile(String tenant, String name) {
        try {
            String text = Files.readString(fileOf(tenant, name));
            return LAST_LINE_END.matcher(text).replaceFirst("");
        } catch (IOException unreadable) {
            throw new SecretMissing(tenant, name);
        }
    }

    private Path fileOf(String tenant, String name) {
        if (!NAME.matcher(tenant).matches() || !NAME.matcher(name).matches()) {
            throw new SecretMissing(tenant, name);
        }
        Path root = directory.orElseThrow(() -> new SecretMissing(tenant, name));
        return root.resolve(tenant).resolve(name);
    }
}
