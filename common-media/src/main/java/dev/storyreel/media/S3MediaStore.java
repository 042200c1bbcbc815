package dev.storyreel.media;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaException.Code;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The object store on any S3 server. Puts are conditional, and each object carries its sha-256, so what lies under a key
 * stays what it is: the same bytes again change nothing, other bytes are refused.
 */
public final class S3MediaStore implements MediaStore {

    private static final String SHA256 = "sha256";

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    public S3MediaStore(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public MediaRef put(String key, Path file, String mediaType) {
        MediaRef medium = ClaimChecks.of(key, file, mediaType);
        if (stands(medium)) {
            return medium;
        }
        try {
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .contentType(mediaType)
                            .metadata(Map.of(SHA256, medium.sha256()))
                            .ifNoneMatch("*"),
                    RequestBody.fromFile(file));
        } catch (S3Exception e) {
            // 412: someone was faster. 409: someone is at it; S3 asks to look again.
            if ((e.statusCode() == 412 || e.statusCode() == 409) && stands(medium)) {
                return medium;
            }
            throw unavailable(e);
        } catch (SdkClientException e) {
            throw unavailable(e);
        }
        return medium;
    }

    @Override
    public void fetch(MediaRef medium, Path to) {
        OpenObject object = open(medium.key(), null)
                .orElseThrow(() -> new MediaException(Code.MISSING, "There is no object '" + medium.key() + "'."));
        String sha256;
        try (var content = object.content()) {
            sha256 = ClaimChecks.copy(content, to);
        } catch (IOException e) {
            throw unavailable(e);
        }
        if (!sha256.equals(medium.sha256())) {
            throw new MediaException(Code.CHANGED, "The object '" + medium.key() + "' is not what its claim check says.");
        }
    }

    @Override
    public Optional<OpenObject> open(String key, @Nullable ByteRange range) {
        MediaRef.requireKey(key);
        try {
            ResponseInputStream<GetObjectResponse> content =
                    s3.getObject(get -> get.bucket(bucket).key(key).range(range == null ? null : httpRange(range)));
            GetObjectResponse response = content.response();
            long from = range == null ? 0 : range.from();
            return Optional.of(new OpenObject(
                    content,
                    total(response),
                    from,
                    from + response.contentLength() - 1,
                    response.contentType()));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            if (e.statusCode() == 416) {
                throw new MediaException(Code.RANGE_NOT_SATISFIABLE, "The object '" + key + "' ends before that range.", e);
            }
            throw unavailable(e);
        } catch (SdkClientException e) {
            throw unavailable(e);
        }
    }

    @Override
    public URI presign(String key, Duration validFor) {
        MediaRef.requireKey(key);
        try {
            return presigner
                    .presignGetObject(sign -> sign.signatureDuration(validFor)
                            .getObjectRequest(get -> get.bucket(bucket).key(key)))
                    .url()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The presigner made no address.", e);
        }
    }

    /** Makes the bucket where there is none. Harmless to repeat, and from several services at once. */
    public void createBucket() {
        try {
            s3.createBucket(create -> create.bucket(bucket));
        } catch (S3Exception e) {
            if (e.statusCode() != 409) {
                throw unavailable(e);
            }
        } catch (SdkClientException e) {
            throw unavailable(e);
        }
    }

    /** Whether these bytes lie under their key already. */
    private boolean stands(MediaRef medium) {
        Optional<HeadObjectResponse> head = head(medium.key());
        if (head.isEmpty()) {
            return false;
        }
        boolean same = head.get().contentLength() == medium.bytes()
                && medium.sha256().equals(head.get().metadata().getOrDefault(SHA256, medium.sha256()));
        if (!same) {
            throw new MediaException(
                    Code.TAKEN, "Other bytes lie under '" + medium.key() + "'; they are not overwritten.");
        }
        return true;
    }

    private Optional<HeadObjectResponse> head(String key) {
        try {
            return Optional.of(s3.headObject(head -> head.bucket(bucket).key(key)));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw unavailable(e);
        } catch (SdkClientException e) {
            throw unavailable(e);
        }
    }

    private static String httpRange(ByteRange range) {
        return "bytes=" + range.from() + "-" + (range.to() == null ? "" : range.to());
    }

    /** {@code Content-Range: bytes 0-9/1234} names the whole; without a range the content is the whole. */
    private static long total(GetObjectResponse response) {
        String contentRange = response.contentRange();
        return contentRange == null
                ? response.contentLength()
                : Long.parseLong(contentRange.substring(contentRange.lastIndexOf('/') + 1));
    }

    private static MediaException unavailable(Exception e) {
        return new MediaException(Code.STORE_UNAVAILABLE, "The object store did not do what it was asked to.", e);
    }
}
