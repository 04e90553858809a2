package io.followup.domain.id;

/** One tab, window or device of a customer. */
public record SessionId(String value) implements Comparable<SessionId> {
  public SessionId {
    Ids.checked(value);
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
