package io.followup.domain.secret;

import io.followup.domain.id.WorkspaceId;

/**
 * Makes and unwraps the data keys by which what is personal is sealed, one a workspace. Only a
 * function that sends, or checks what comes in, has one that does (S5).
 */
public interface DataKeys {
  /** The length of a data key, in bytes: AES-256. */
  int BYTES = 32;

  /** A new data key. */
  final class New {
    private final byte[] open;
    private final byte[] wrapped;

    /**
     * @param open the key itself, which stays in memory
     * @param wrapped the same, for keeping; only {@link #unwrap} can make anything of it
     */
    public New(byte[] open, byte[] wrapped) {
      this.open = open.clone();
      this.wrapped = wrapped.clone();
    }

    public byte[] open() {
      return open.clone();
    }

    public byte[] wrapped() {
      return wrapped.clone();
    }
  }

  New make(WorkspaceId workspace);

  /**
   * @throws Unreadable if it is not this workspace's, or what wrapped it is gone for good; any
   *     other failure may be asked again
   */
  byte[] unwrap(WorkspaceId workspace, byte[] wrapped);
}
