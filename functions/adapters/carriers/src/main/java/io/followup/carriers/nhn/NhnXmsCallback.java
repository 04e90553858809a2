package io.followup.carriers.nhn;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.DeliveryId.Slot;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** {@code /v1/callbacks/xms}, as NHN calls it. */
@Singleton
public class NhnXmsCallback extends NhnCallback {
  @Inject
  public NhnXmsCallback(Secrets secrets) {
    super(secrets, NhnAccount.SMS, Slot.XMS);
  }

  @Override
  public String carrier() {
    return "xms";
  }
}
