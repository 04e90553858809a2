package io.followup.domain.carrier;

import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.AlimTalk;

/**
 * A KakaoTalk message by an approved template: the vendor has its text, this fills its variables.
 *
 * @param to a Korean number that can take a text
 * @param template the workspace's profile and template, and who takes it
 * @param url the link back
 */
public record AlimTalkNotice(
    DeliveryId delivery,
    WorkspaceId workspace,
    PhoneNumber to,
    AlimTalk template,
    Words words,
    String url) {
  @Override
  public String toString() {
    return "AlimTalkNotice[" + delivery + "]";
  }
}
