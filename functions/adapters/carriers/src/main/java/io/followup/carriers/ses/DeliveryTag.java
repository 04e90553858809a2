package io.followup.carriers.ses;

import io.followup.domain.id.DeliveryId;
import java.util.Optional;

/**
 * A delivery's name as a tag of SES carries it, which takes {@code A-Z a-z 0-9 _ -} and no dot.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html">MessageTag
 *     </a>
 */
public final class DeliveryTag {
  /** The tag's own name. */
  public static final String NAME = "delivery";

  private DeliveryTag() {}

  public static String of(DeliveryId delivery) {
    return delivery.value().replace('.', '-');
  }

  static Optional<DeliveryId> read(String value) {
    return DeliveryId.parse(value.replace('-', '.'));
  }
}
