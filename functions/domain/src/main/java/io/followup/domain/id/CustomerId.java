package io.followup.domain.id;

/** The person outside. */
public record CustomerId(String value) implements Comparable<CustomerId> {
  public CustomerId {
    Ids.checked(value);
  }

  @Override
  public int compareTo(CustomerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
