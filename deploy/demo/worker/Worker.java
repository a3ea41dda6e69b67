import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A Millrace worker in one file, with nothing but the JDK (21 or newer):
 *
 * <pre>WORKER_SECRET=whsec_… java Worker.java 9090</pre>
 *
 * <p>A host after the port is the one it listens at, else this machine alone can call it.
 *
 * <p>Every path is work: {@code POST /extract?region=EU&seconds=2} takes two seconds and answers
 * {@code {"rows":…}}; with {@code failFirst=503} the first attempt is answered so. A call that brings
 * a {@code Millrace-Job-Id} is answered 202 at once and its result is sent to the callback URL.
 * {@code POST /cancel} ends what still runs. docs/workers.md says what is agreed between the two.
 */
public class Worker {

    private static final int SECONDS_A_SIGNATURE_IS_GOOD_FOR = 300;

    record Answer(int status, String json) {}

    /** What has been answered, by Idempotency-Key. A real worker keeps this beside its effects. */
    private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();

    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private final String secret;

    Worker(String secret) {
        this.secret = secret;
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int port = args.length == 0 ? 9090 : Integer.parseInt(args[0]);
        String host = args.length < 2 ? "127.0.0.1" : args[1];
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/", new Worker(System.getenv("WORKER_SECRET"))::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println("listening on http://" + host + ":" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Headers headers = exchange.getRequestHeaders();
        if (secret != null && !isSigned(headers, body)) {
            send(exchange, new Answer(401, "{\"error\":\"not signed by Millrace\"}"));
        } else if (exchange.getRequestURI().getPath().equals("/cancel")) {
            send(exchange, cancel(headers));
        } else if (headers.containsKey("Millrace-Job-Id")) {
            send(exchange, accept(exchange));
        } else {
            send(exchange, once(exchange).join());
        }
    }

    // ---- the same Idempotency-Key: the work is done once and answered alike

    private CompletableFuture<Answer> once(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String key = headers.getFirst("Idempotency-Key");
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        var mine = new CompletableFuture<Answer>();
        var first = key == null ? null : answers.putIfAbsent(key, mine);
        if (first != null) {
            return first;
        }
        String task = taskOf(headers);
        Thread.startVirtualThread(() -> mine.complete(work(task, query, attemptOf(key))));
        return mine; // a failure is kept too: another attempt comes with another key
    }

    /** The key is run/task/attempt. */
    private static int attemptOf(String key) {
        return key == null ? 1 : Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
    }

    // ---- the work itself, which can be cancelled

    private Answer work(String task, String query, int attempt) {
        running.put(task, Thread.currentThread());
        try {
            Thread.sleep(1000L * number(query, "seconds"));
            int failure = attempt == 1 ? number(query, "failFirst") : 0;
            return failure > 0
                    ? new Answer(failure, "{\"error\":\"the ledger is locked\"}")
                    : new Answer(200, "{\"rows\":" + (1000 + Math.floorMod(query.hashCode(), 1000)) + "}");
        } catch (InterruptedException e) {
            return new Answer(409, "{\"error\":\"cancelled\"}");
        } finally {
            running.remove(task, Thread.currentThread());
        }
    }

    private Answer cancel(Headers headers) {
        Thread work = running.get(taskOf(headers));
        if (work != null) {
            work.interrupt();
        }
        return new Answer(200, "{\"cancelled\":" + (work != null) + "}");
    }

    private static String taskOf(Headers headers) {
        return headers.getFirst("Millrace-Run-Id") + "/" + headers.getFirst("Millrace-Task-Code");
    }

    private static int number(String query, String name) {
        Matcher value = Pattern.compile("(?:^|&)" + name + "=(\\d+)").matcher(query);
        return value.find() ? Integer.parseInt(value.group(1)) : 0;
    }

    // ---- asynchronous: accepted at once, settled by a callback

    private Answer accept(HttpExchange exchange) {
        String job = exchange.getRequestHeaders().getFirst("Millrace-Job-Id");
        URI callback = URI.create(exchange.getRequestHeaders().getFirst("Millrace-Callback-Url"));
        once(exchange)
                .thenAcceptAsync(done -> report(callback, job, done))
                .exceptionally(fault -> complain(job, fault));
        return new Answer(202, "{\"jobId\":\"" + job + "\"}");
    }

    private static void report(URI callback, String job, Answer done) {
        String status = done.status() < 300 ? "Completed" : "Failed";
        String message = done.json().replace("\"", "\\\"");
        var request =
                HttpRequest.newBuilder(callback)
                        .header("Authorization", "Bearer " + token(callback))
                        .header("Content-Type", "application/json")
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        ("{\"jobId\":\"%s\",\"status\":\"%s\",\"message\":\"%s\"}")
                                                .formatted(job, status, message)));
        System.out.println("job " + job + " " + status + ": " + answerTo(request));
    }

    /** The callback user's token; a real worker keeps it for as long as it is good. */
    private static String token(URI callback) {
        String user = System.getenv("MILLRACE_INTEGRATION_USER");
        String credentials = user + ":" + System.getenv("MILLRACE_INTEGRATION_PASSWORD");
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
        var login = HttpRequest.newBuilder(callback.resolve("/ws/rest/service/v2/login"));
        String answer = answerTo(login.header("Authorization", "Basic " + basic));
        Matcher token = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("no token for " + user);
        }
        return token.group(1);
    }

    private static String answerTo(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Void complain(String job, Throwable fault) {
        System.err.println("job " + job + " not reported: " + fault.getMessage());
        return null;
    }

    // ---- Standard Webhooks: webhook-signature is v1,base64(HMAC-SHA256(id.timestamp.body))

    private boolean isSigned(Headers headers, byte[] body) {
        String id = headers.getFirst("webhook-id");
        String timestamp = headers.getFirst("webhook-timestamp");
        String given = headers.getFirst("webhook-signature");
        if (id == null || timestamp == null || given == null || !isRecent(timestamp)) {
            return false;
        }
        String expected = "v1," + signature(id + "." + timestamp + ".", body);
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private static boolean isRecent(String timestamp) {
        long now = Instant.now().getEpochSecond();
        return timestamp.matches("\\d{1,12}")
                && Math.abs(now - Long.parseLong(timestamp)) <= SECONDS_A_SIGNATURE_IS_GOOD_FOR;
    }

    private String signature(String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(prefix.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] json = answer.json().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }
}
