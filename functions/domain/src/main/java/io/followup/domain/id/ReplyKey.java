package io.followup.domain.id;

/** A reply of a workspace. */
public record ReplyKey(WorkspaceId workspace, ReplyId reply) {
  public static ReplyKey of(String workspace, String reply) {
    return new ReplyKey(new WorkspaceId(workspace), new ReplyId(reply));
  }

  /** The follow-up that this reply begins, if it comes to one. */
  public FollowUpId followUp() {
    return FollowUpId.of(this);
  }
}
