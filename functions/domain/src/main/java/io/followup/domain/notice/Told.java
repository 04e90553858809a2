package io.followup.domain.notice;

import java.util.Optional;

/** One reply as a composer sees it. */
public record Told(String text, Optional<String> managerName) {
  @Override
  public String toString() {
    return "Told";
  }
}
