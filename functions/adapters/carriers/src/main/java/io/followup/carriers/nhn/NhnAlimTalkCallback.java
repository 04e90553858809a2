package io.followup.carriers.nhn;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.DeliveryId.Slot;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** {@code /v1/callbacks/alimtalk}, as NHN calls it. */
@Singleton
public class NhnAlimTalkCallback extends NhnCallback {
  @Inject
  public NhnAlimTalkCallback(Secrets secrets) {
    super(secrets, NhnAccount.ALIMTALK, Slot.MESSENGER);
  }

  @Override
  public String carrier() {
    return "alimtalk";
  }
}
