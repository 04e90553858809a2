package io.followup.domain.id;

/** One consultation. */
public record ChatId(String value) implements Comparable<ChatId> {
  public ChatId {
    Ids.checked(value);
  }

  @Override
  public int compareTo(ChatId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
