package io.followup.domain.id;

/** One phone of a customer that takes pushes. */
public record DeviceId(String value) implements Comparable<DeviceId> {
  public DeviceId {
    Ids.checked(value);
  }

  @Override
  public int compareTo(DeviceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
