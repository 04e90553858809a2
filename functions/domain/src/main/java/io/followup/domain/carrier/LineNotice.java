package io.followup.domain.carrier;

import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.WorkspaceId;
import java.util.Optional;

/**
 * A LINE message.
 *
 * @param to the customer's LINE user id
 * @param secretRef where the channel's secrets are kept; empty: the operator's channel
 * @param text with the link back in it
 */
public record LineNotice(
    DeliveryId delivery,
    WorkspaceId workspace,
    String to,
    Optional<String> secretRef,
    String text) {
  /**
   * In UTF-16 code units, as LINE counts them (<a
   * href="https://developers.line.biz/en/reference/messaging-api/#text-message">text message</a>).
   */
  public static final int MOST_CHARACTERS = 5_000;

  @Override
  public String toString() {
    return "LineNotice[" + delivery + "]";
  }
}
