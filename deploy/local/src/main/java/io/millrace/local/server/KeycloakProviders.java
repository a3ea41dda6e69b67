package io.millrace.local.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What Millrace adds to Keycloak, packed the same way whether the build has got as far as a jar or
 * only to classes.
 */
public final class KeycloakProviders {
    private static final String SERVICES = "META-INF/services";
    private static final String SERVICE = "/" + SERVICES + "/org.keycloak.protocol.ProtocolMapper";
    private static final List<String> PARTS = List.of(SERVICES, "io/millrace/keycloak");

    private final byte[] jar;

    private KeycloakProviders(byte[] jar) {
        this.jar = jar;
    }

    public static KeycloakProviders millrace() {
        URL service = Objects.requireNonNull(KeycloakProviders.class.getResource(SERVICE));
        try {
            return new KeycloakProviders(
                    "jar".equals(service.getProtocol()) ? ofJar(service) : ofClasses(service));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] ofJar(URL service) throws IOException, URISyntaxException {
        String location = service.toString();
        String file = location.substring("jar:".length(), location.indexOf("!/"));
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(new URI(file)))) {
            return packed(jar.getPath("/"));
        }
    }

    private static byte[] ofClasses(URL service) throws IOException, URISyntaxException {
        return packed(Path.of(service.toURI()).resolve("../../..").normalize());
    }

    private static byte[] packed(Path root) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (String part : PARTS) {
                pack(root, root.resolve(part), zip);
            }
        }
        return jar.toByteArray();
    }

    private static void pack(Path root, Path folder, ZipOutputStream zip) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            ZipEntry entry = new ZipEntry(root.relativize(file).toString());
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(Files.readAllBytes(file));
            zip.closeEntry();
        }
    }

    /** The content of the provider jar. */
    public byte[] jar() {
        return jar.clone();
    }

    String fingerprint() {
        return Realm.fingerprint(jar);
    }

    void writeInto(Path folder) throws IOException {
        Files.write(folder.resolve("millrace-keycloak.jar"), jar);
    }
}
