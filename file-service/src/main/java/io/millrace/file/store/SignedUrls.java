package io.millrace.file.store;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * URLs that let their holder do one thing for a while. Signed for the address that clients reach,
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

    /** PUT of exactly so many bytes, of whatever type. */
    public String put(String key, long size, Duration lifetime) {
        var request =
                PutObjectRequest.builder().bucket(bucket).key(key).contentLength(size).build();
        return presigner
                .presignPutObject(
                        sign -> sign.signatureDuration(lifetime).putObjectRequest(request))
                .url()
                .toString();
    }

    /** PUT of exactly so many bytes as one part. */
    public String part(String key, UploadPart part, Duration lifetime) {
        var request =
                UploadPartRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .uploadId(part.uploadId())
                        .partNumber(part.number())
                        .contentLength(part.size())
                        .build();
        return presigner
                .presignUploadPart(
                        sign -> sign.signatureDuration(lifetime).uploadPartRequest(request))
                .url()
                .toString();
    }

    /** GET that answers with this type, to be saved under this name. */
    public String get(String key, String fileName, String mediaType, Duration lifetime) {
        var request =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .responseContentDisposition("attachment; filename=" + fileName)
                        .responseContentType(mediaType)
                        .build();
        return presigner
                .presignGetObject(
                        sign -> sign.signatureDuration(lifetime).getObjectRequest(request))
                .url()
                .toString();
    }
}
