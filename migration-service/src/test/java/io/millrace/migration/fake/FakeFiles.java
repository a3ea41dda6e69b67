package io.millrace.migration.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The file-service and its object store. */
public final class FakeFiles extends FakeServer {

    private final AtomicLong ids = new AtomicLong(5000);
    private final Map<Long, Kept> files = new ConcurrentHashMap<>();

    private record Kept(String tenant, String name, Buffer bytes) {}

    FakeFiles(String address) {
        super(address);
    }

    /** A stored file of the tenant; its id. */
    public long add(String tenant, byte[] bytes) {
        long id = ids.incrementAndGet();
        files.put(id, new Kept(tenant, "bundle.zip", Buffer.buffer(bytes)));
        return id;
    }

    public void remove(long id) {
        files.remove(id);
    }

    public byte[] bytes(long id) {
        return Objects.requireNonNull(files.get(id)).bytes().getBytes();
    }

    @Override
    Reply answer(String method, URI uri, byte[] body) {
        String[] path = uri.getPath().split("/", -1);
        long id = path[path.length - 1].matches("\\d+") ? Long.parseLong(path[path.length - 1]) : 0;
        if (method.equals("POST")) {
            return announced(new JsonObject(new String(body, StandardCharsets.UTF_8)));
        }
        Kept file = files.get(id);
        if (file == null) {
            return Reply.json(404, "{}");
        }
        if (method.equals("PUT")) {
            files.put(id, new Kept(file.tenant(), file.name(), Buffer.buffer(body)));
            return Reply.json(200, "");
        }
        if (uri.getPath().startsWith("/store/")) {
            return new Reply(200, file.bytes());
        }
        boolean found = file.tenant().equals(path[path.length - 2]);
        return found ? Reply.json(200, described(id, file)) : Reply.json(404, "{}");
    }

    private Reply announced(JsonObject file) {
        long id = ids.incrementAndGet();
        files.put(
                id,
                new Kept(file.getString("tenant"), file.getString("fileName"), Buffer.buffer()));
        return Reply.json(
                200, new JsonObject().put("fileId", id).put("uploadUrl", url(id)).encode());
    }

    private String described(long id, Kept file) {
        return new JsonObject()
                .put("fileId", id)
                .put("fileName", file.name())
                .put("fileSize", file.bytes().length())
                .put("mimeType", "application/zip")
                .put("downloadUrl", url(id))
                .encode();
    }

    private String url(long id) {
        return address() + "/store/" + id;
    }
}
