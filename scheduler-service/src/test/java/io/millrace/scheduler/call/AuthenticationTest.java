package io.millrace.scheduler.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.definition.WorkerAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

    private static final String SECRET = "${secret:LEDGER}";

    private final Calling calling = new Calling();
    private FakeWorker worker;

    @BeforeEach
    void startWorker() throws Exception {
        worker = new FakeWorker(calling.vertx);
    }

    @AfterEach
    void stop() {
        worker.close();
        calling.close();
    }

    private FakeWorker.Seen seen(WorkerAuth.Type type, String secret) throws InterruptedException {
        calling.secrets.put("meridian/LEDGER", secret);
        calling.outcomeOf(ACall.to(worker.port()).auth(type, SECRET));
        return worker.request();
    }

    @Test
    void basicSendsUserAndPassword() throws Exception {
        var seen = seen(WorkerAuth.Type.BASIC, "ada:pa:ss");
        assertThat(seen.headers().get("Authorization")).isEqualTo("Basic YWRhOnBhOnNz");
    }

    @Test
    void bearerSendsTheToken() throws Exception {
        var seen = seen(WorkerAuth.Type.BEARER, "t0ken");
        assertThat(seen.headers().get("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    void aSignatureCoversIdTimeAndBody() throws Exception {
        var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var seen = seen(WorkerAuth.Type.SIGNATURE, secret);
        var id = seen.headers().get("webhook-id");
        assertThat(id).isEqualTo(seen.headers().get("Idempotency-Key"));
        assertThat(seen.headers().get("webhook-timestamp")).isEqualTo("1769860800");
        assertThat(seen.headers().get("webhook-signature"))
                .isEqualTo(WebhookSignature.of(secret, id, 1769860800, seen.body().getBytes()));
        assertThat(seen.headers().contains("Authorization")).isFalse();
    }

    @Test
    void withoutAuthenticationNothingIsSent() throws Exception {
        calling.outcomeOf(ACall.to(worker.port()));
        var headers = worker.request().headers();
        assertThat(headers.contains("Authorization")).isFalse();
        assertThat(headers.contains("webhook-id")).isFalse();
    }
}
