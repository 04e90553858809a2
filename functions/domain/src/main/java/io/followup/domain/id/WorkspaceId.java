package io.followup.domain.id;

/** The business running the chat. */
public record WorkspaceId(String value) implements Comparable<WorkspaceId> {
  public WorkspaceId {
    Ids.checked(value);
  }

  @Override
  public int compareTo(WorkspaceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
