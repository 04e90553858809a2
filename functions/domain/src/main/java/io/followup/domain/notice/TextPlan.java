package io.followup.domain.notice;

import io.followup.domain.carrier.XmsNotice;
import java.util.Optional;

/**
 * A text as it goes out.
 *
 * @param subject of an LMS, at most 40 bytes; an SMS has none
 * @param parts how many messages it is charged as
 */
public record TextPlan(XmsNotice.Kind kind, String text, Optional<String> subject, int parts) {
  @Override
  public String toString() {
    return "TextPlan[" + kind + ", " + parts + "]";
  }
}
