package io.followup.domain.carrier;

import io.followup.domain.contact.Device;
import io.followup.domain.settings.Settings;
import java.util.List;

/** Carries pushes to devices (Amazon SNS platform endpoints). */
public interface PushCarrier {
  /** What became of a registration. */
  sealed interface Registration {
    /**
     * @param endpoint the carrier's name of the device
     */
    record Registered(String endpoint) implements Registration {}

    /** The carrier does not take such a token. */
    record BadToken() implements Registration {}
  }

  /**
   * Makes a device known to the carrier, or revives it: whatever the carrier held of it before, it
   * takes pushes by this token afterwards.
   */
  Registration register(Device.Platform platform, String token, Settings.Push applications);

  /** Forgets a device, one that is not known, too. A registration makes another endpoint. */
  void delete(String endpoint);

  /**
   * Publishes once to each of these devices, to all of them at the same time, so that many take no
   * longer than the slowest.
   *
   * @return what became of each, in their order; {@code Refused(DEVICE_DISABLED)}: it is dead
   */
  List<Answer> push(List<Device> devices, PushNotice notice);
}
