package io.followup.carriers.kms;

import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.DataKeys;
import io.followup.domain.secret.Unreadable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * Data keys that KMS makes and wraps by {@code followup.contact-key.arn}, with the workspace as
 * encryption context, so that CloudTrail tells whose key was unwrapped and a wrapped key is of no
 * use to another workspace. A key that is disabled, or waits for its deletion, is a failure that
 * may be mended; one that is gone is not.
 */
@Singleton
public class KmsDataKeys implements DataKeys {
  private static final String WORKSPACE = "workspace";

  private final KmsClient client;
  private final Optional<String> key;

  /**
   * @param key an ARN; a function that has none opens and seals nothing
   */
  @Inject
  public KmsDataKeys(
      KmsClient client, @ConfigProperty(name = "followup.contact-key.arn") Optional<String> key) {
    this.client = client;
    this.key = key.filter(given -> !given.isBlank());
  }

  @Override
  public New make(WorkspaceId workspace) {
    String by = key();
    try {
      GenerateDataKeyResponse made =
          client.generateDataKey(
              g ->
                  g.keyId(by)
                      .keySpec(DataKeySpec.AES_256)
                      .encryptionContext(Map.of(WORKSPACE, workspace.value())));
      return new New(made.plaintext().asByteArray(), made.ciphertextBlob().asByteArray());
    } catch (SdkException e) {
      throw AwsFailure.of("KMS GenerateDataKey", e);
    }
  }

  @Override
  public byte[] unwrap(WorkspaceId workspace, byte[] wrapped) {
    String by = key();
    try {
      return client
          .decrypt(
              d ->
                  d.keyId(by)
                      .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                      .encryptionContext(Map.of(WORKSPACE, workspace.value())))
          .plaintext()
          .asByteArray();
    } catch (SdkException e) {
      throw isForGood(e)
          ? new Unreadable("the data key of " + workspace)
          : AwsFailure.of("KMS Decrypt", e);
    }
  }

  private static boolean isForGood(SdkException e) {
    return e instanceof InvalidCiphertextException
        || e instanceof IncorrectKeyException
        || e instanceof NotFoundException;
  }

  private String key() {
    return key.orElseThrow(
        () -> new IllegalStateException("this function has no followup.contact-key.arn"));
  }
}
