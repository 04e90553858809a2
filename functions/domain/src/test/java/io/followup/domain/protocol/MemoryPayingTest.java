package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

class MemoryPayingTest extends PayingStories {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }
}
