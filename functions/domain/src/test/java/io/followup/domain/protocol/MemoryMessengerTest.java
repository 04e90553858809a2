package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

/** The messenger's stories over memory. */
class MemoryMessengerTest extends MessengerStories {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }
}
