package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

class MemoryWaitingTest extends WaitingStories {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }
}
