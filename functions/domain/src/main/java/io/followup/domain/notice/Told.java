package io.followup.domain.notice;

import io.followup.domain.reply.Attachment;
import java.util.List;
import java.util.Optional;

/**
 * One reply as a composer sees it.
 *
 * @param text may be empty where there are attachments
 */
public record Told(String text, List<Attachment> attachments, Optional<String> managerName) {
  public Told {
    attachments = List.copyOf(attachments);
  }

  @Override
  public String toString() {
    return "Told";
  }
}
