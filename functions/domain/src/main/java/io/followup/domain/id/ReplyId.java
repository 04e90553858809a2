package io.followup.domain.id;

/** A manager's message that the customer should see; unique in its workspace. */
public record ReplyId(String value) implements Comparable<ReplyId> {
  public ReplyId {
    Ids.checked(value);
  }

  @Override
  public int compareTo(ReplyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
