package io.followup.carriers.mail;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock that an assembly brings. */
@Singleton
class ClockBean {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
