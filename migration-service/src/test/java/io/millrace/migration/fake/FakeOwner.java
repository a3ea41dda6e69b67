package io.millrace.migration.fake;

import io.millrace.contracts.objects.ExportAnswer;
import io.millrace.contracts.objects.ExportRequest;
import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportAnswer;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.contracts.objects.ObjectOutcome;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.contracts.objects.ObjectResult;
import io.millrace.contracts.objects.UndoAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A service that owns objects. It forgets nothing and undoes by remembering all that there was. */
public final class FakeOwner extends FakeServer {

    /** Objects by tenant, type and code. */
    private final Map<List<String>, ExportedObject> objects = new ConcurrentHashMap<>();

    private final Map<String, Map<List<String>, ExportedObject>> before = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile @Nullable CountDownLatch gate;

    public FakeOwner(String address) {
        super(address);
    }

    /** Has an object from now on. */
    public FakeOwner with(
            String tenant, String type, String code, String body, ObjectReference... references) {
        objects.put(
                List.of(tenant, type, code),
                new ExportedObject(type, code, body, List.of(references), List.of()));
        return this;
    }

    public void clear() {
        objects.clear();
        before.clear();
        refusals.clear();
        calls.clear();
        gate = null;
        away(false);
    }

    /** Refuses an object at a call: "CHECK" or "APPLY". */
    public void refuse(String call, String code, String reason) {
        refusals.put(call + code, reason);
    }

    /** Holds every call until the gate is opened. */
    public CountDownLatch hold() {
        var closed = new CountDownLatch(1);
        gate = closed;
        return closed;
    }

    /** Such as EXPORT, CHECK, APPLY, UNDO, in their order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Codes of a tenant's objects with their bodies. */
    public Map<String, String> bodies(String tenant) {
        Map<String, String> bodies = new TreeMap<>();
        objects.forEach((key, object) -> {
            if (key.getFirst().equals(tenant)) {
                bodies.put(object.code(), object.body());
            }
        });
        return bodies;
    }

    @Override
    Reply answer(String method, URI uri, byte[] body) {
        await(gate);
        String path = uri.getPath().substring(ObjectMessages.PATH.length());
        String call =
                switch (method) {
                    case "DELETE" -> "UNDO";
                    case "PUT" -> "APPLY";
                    default -> path.endsWith("/check") ? "CHECK" : "EXPORT";
                };
        calls.add(call);
        return Reply.json(
                200,
                switch (call) {
                    case "EXPORT" -> export(path.replaceFirst("/([^/]*).*", "$1"), body);
                    case "UNDO" -> undo(path);
                    default -> written(call, path, body);
                });
    }

    private static void await(@Nullable CountDownLatch gate) {
        try {
            if (gate != null) {
                gate.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String export(String type, byte[] body) {
        var request = ObjectMessages.read(body, ExportRequest.class);
        var found =
                new TreeMap<>(objectsOf(request.tenant(), type))
                        .values().stream()
                                .filter(each -> fits(each.code(), request.patterns()))
                                .toList();
        return ObjectMessages.write(new ExportAnswer(found));
    }

    private Map<String, ExportedObject> objectsOf(String tenant, String type) {
        Map<String, ExportedObject> found = new TreeMap<>();
        objects.forEach((key, object) -> {
            if (key.getFirst().equals(tenant) && object.type().equals(type)) {
                found.put(object.code(), object);
            }
        });
        return found;
    }

    private static boolean fits(String code, List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern -> code.matches(pattern.replace("*", ".*").replace("?", ".")));
    }

    private synchronized String written(String call, String path, byte[] body) {
        var request = ObjectMessages.read(body, ImportRequest.class);
        var results = request.objects().stream().map(each -> result(call, request, each)).toList();
        var answer = ImportAnswer.of(results);
        if (call.equals("APPLY") && answer.accepted() && !before.containsKey(path)) {
            before.put(path, Map.copyOf(objects));
            for (ImportedObject each : request.objects()) {
                if (request.overwrite() || !objects.containsKey(key(request, each))) {
                    with(request.tenant(), each.type(), each.code(), each.body());
                }
            }
        }
        return ObjectMessages.write(answer);
    }

    private ObjectResult result(String call, ImportRequest request, ImportedObject object) {
        String refusal = refusals.get(call + object.code());
        if (refusal != null) {
            return ended(object, ObjectOutcome.FAILED, refusal);
        }
        if (!objects.containsKey(key(request, object))) {
            return ended(object, ObjectOutcome.CREATED, null);
        }
        return request.overwrite()
                ? ended(object, ObjectOutcome.OVERWRITTEN, null)
                : ended(object, ObjectOutcome.SKIPPED, "It exists already.");
    }

    private static ObjectResult ended(
            ImportedObject object, ObjectOutcome outcome, @Nullable String reason) {
        return new ObjectResult(
                object.type(), object.code(), outcome, reason, List.of(), List.of());
    }

    private static List<String> key(ImportRequest request, ImportedObject object) {
        return List.of(request.tenant(), object.type(), object.code());
    }

    private synchronized String undo(String path) {
        var then = before.remove(path);
        if (then != null) {
            objects.clear();
            objects.putAll(then);
        }
        return ObjectMessages.write(new UndoAnswer(List.of()));
    }
}
