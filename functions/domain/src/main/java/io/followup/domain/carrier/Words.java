package io.followup.domain.carrier;

import java.util.Optional;

/**
 * What a template's variables can say of a claim.
 *
 * @param shop the workspace's name
 * @param headline how many replies there are, such as {@code 3 new replies}
 * @param preview as much of the latest reply as the workspace lets out; may be empty
 */
public record Words(
    String shop,
    Optional<String> customer,
    Optional<String> manager,
    int replies,
    String headline,
    String preview) {
  @Override
  public String toString() {
    return "Words[" + replies + "]";
  }
}
