package io.millrace.report.objects;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * URLs that let their holder get a file for a while. Signed for the address that clients reach,
 * without asking the store.
 */
@ApplicationScoped
public class SignedUrls {

    private final String bucket;
    private final S3Presigner presigner;

    SignedUrls(StoreSettings settings) {
        this.bucket = settings.bucket();
        this.presigner = presigner(settings);
    }

    /** The presigner can be told the style in this way alone. */
    @SuppressWarnings("deprecation")
    private static S3Presigner presigner(StoreSettings settings) {
        var credentials = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
        var style = S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build();
        return S3Presigner.builder()
                .endpointOverride(settings.publicEndpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .serviceConfiguration(style)
                .build();
    }

    void close(@Observes ShutdownEvent event) {
        presigner.close();
    }

    /** GET that answers with comma-separated values, to be saved under this name. */
    public String get(String key, String fileName, Duration lifetime) {
        var request =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .responseContentDisposition("attachment; filename=" + fileName)
                        .responseContentType("text/csv; charset=utf-8")
                        .build();
        return presigner
                .presignGetObject(
                        sign -> sign.signatureDuration(lifetime).getObjectRequest(request))
                .url()
                .toString();
    }
}
