package io.millrace.migration.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.migration.bundle.Manifest.Entry;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the manifest in the current format and reads it in any that there has been. */
final class ManifestJson {

    private static final String VERSION = "formatVersion";

    private ManifestJson() {}

    static String write(Manifest manifest) {
        var json = JsonNodeFactory.instance.objectNode().put(VERSION, manifest.formatVersion());
        var objects = json.putArray("objects");
        manifest.entries().forEach(entry -> objects.add(write(entry)));
        return CanonicalJson.write(json);
    }

    private static ObjectNode write(Entry entry) {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", entry.object().type())
                        .put("code", entry.object().code())
                        .put("path", entry.object().path())
                        .put("sha256", entry.sha256());
        var references = json.putArray("references");
        entry.references()
                .forEach(each ->
                        references.addObject().put("type", each.type()).put("code", each.code()));
        var secrets = json.putArray("secrets");
        entry.secrets().forEach(secrets::add);
        return json;
    }

    static Manifest read(byte[] bytes) {
        try {
            var body = JsonBody.object(bytes);
            int version = version(body.number(VERSION));
            return switch (version) {
                case 1 -> new Manifest(version, firstFormat(body));
                default -> new Manifest(version, objects(body));
            };
        } catch (JsonFault fault) {
            throw new BundleRefused(
                    "The bundle's manifest cannot be read: " + fault.detail() + ".");
        }
    }

    private static int version(@Nullable BigDecimal number) {
        if (number == null || number.stripTrailingZeros().scale() > 0 || number.signum() <= 0) {
            throw new BundleRefused("The bundle's manifest names no format version.");
        }
        if (number.compareTo(BigDecimal.valueOf(Manifest.CURRENT)) > 0) {
            throw new BundleRefused(
                    "The bundle is of format version "
                            + EntryPath.shown(number.toPlainString())
                            + ", which is newer than "
                            + Manifest.CURRENT
                            + ", the newest that is read here. Import it with a newer release, or"
                            + " export it anew with this one.");
        }
        return number.intValueExact();
    }

    /** Digests by path, and no more. */
    private static List<Entry> firstFormat(JsonBody body) {
        List<Entry> entries = new ArrayList<>();
        var digests = JsonBody.of(required(body, "entries"), "/entries");
        digests.fields()
                .fieldNames()
                .forEachRemaining(path ->
                        entries.add(
                                new Entry(
                                        EntryPath.of(path),
                                        text(digests, path),
                                        List.of(),
                                        List.of())));
        return sorted(entries);
    }

    private static List<Entry> objects(JsonBody body) {
        List<Entry> entries = new ArrayList<>();
        int place = 0;
        for (JsonNode each : required(body, "objects")) {
            entries.add(entry(JsonBody.of(each, "/objects/" + place++)));
        }
        return sorted(entries);
    }

    private static Entry entry(JsonBody fields) {
        var object = new EntryPath(text(fields, "type"), text(fields, "code"));
        if (!object.path().equals(text(fields, "path"))) {
            throw JsonFault.shape(fields.pointerTo("path"), "path is not that of type and code");
        }
        List<ObjectReference> references = new ArrayList<>();
        for (JsonNode each : required(fields, "references")) {
            var reference = JsonBody.of(each, fields.pointerTo("references"));
            references.add(new ObjectReference(text(reference, "type"), text(reference, "code")));
        }
        List<String> secrets = new ArrayList<>();
        for (JsonNode each : required(fields, "secrets")) {
            secrets.add(printable(each.asText(), fields.pointerTo("secrets")));
        }
        return new Entry(EntryPath.of(object.path()), text(fields, "sha256"), references, secrets);
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.object().path()))
                .toList();
    }

    private static JsonNode required(JsonBody fields, String name) {
        JsonNode value = fields.get(name);
        if (value == null) {
            throw JsonFault.shape(fields.pointerTo(name), name + " is missing");
        }
        return value;
    }

    private static String text(JsonBody fields, String name) {
        String value = fields.text(name);
        if (value == null) {
            throw JsonFault.shape(fields.pointerTo(name), name + " is missing");
        }
        return printable(value, fields.pointerTo(name));
    }

    /** No name has a control character, and no database takes all of them. */
    private static String printable(String value, String pointer) {
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw JsonFault.shape(pointer, pointer + " has a control character");
        }
        return value;
    }
}
