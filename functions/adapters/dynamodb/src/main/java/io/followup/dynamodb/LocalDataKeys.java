package io.followup.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.DataKeys;
import java.security.SecureRandom;

/**
 * Wraps data keys by a key that whoever makes this keeps, as KMS does on AWS; for the laptop and
 * for tests. A wrapped key is of its workspace only.
 */
public final class LocalDataKeys implements DataKeys {
  private final byte[] key;
  private final Seal seal = new Seal();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param key of {@link DataKeys#BYTES}
   */
  public LocalDataKeys(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a key has %d bytes".formatted(BYTES));
    }
    this.key = key.clone();
  }

  /** One whose key nobody keeps. */
  public static LocalDataKeys fresh() {
    byte[] drawn = new byte[BYTES];
    new SecureRandom().nextBytes(drawn);
    return new LocalDataKeys(drawn);
  }

  @Override
  public New make(WorkspaceId workspace) {
    byte[] open = new byte[BYTES];
    random.nextBytes(open);
    return new New(open, seal.seal(key, context(workspace), open));
  }

  @Override
  public byte[] unwrap(WorkspaceId workspace, byte[] wrapped) {
    return seal.open(key, context(workspace), wrapped, "a data key");
  }

  private static byte[] context(WorkspaceId workspace) {
    return workspace.value().getBytes(UTF_8);
  }
}
